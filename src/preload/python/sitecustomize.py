"""Runs inside the user's program before its first line (it is first on PYTHONPATH): trades the ticket in the
environment for the keys it stands for, sets them in this process only, and leaves no trace of itself.
CPython 3.8 and later, standard library only."""

# An answer holds a few keys; anything near this is not one of ours.
_MAX_ANSWER_BYTES = 1000000


def _deliver():
    import os

    ticket = os.environ.pop("EXCHANGE_KEYRING_TICKET", None)
    # None under multiprocessing's and other children: they inherit the keys themselves.
    socket_path = os.environ.pop("EXCHANGE_KEYRING_SOCKET", None)
    required = os.environ.pop("EXCHANGE_KEYRING_REQUIRED", "1")
    if socket_path is None:
        return
    try:
        # The ticket joins the launch at the last moment: without it, VS Code did not want this program to start.
        reply = {"code": "no-ticket"} if ticket is None else _redeem(ticket, socket_path)
        # It raises on names and values that no environment can hold.
        if _accept(reply):
            return
    except Exception:
        reply = None
    code = reply.get("code") if isinstance(reply, dict) else None
    # Kept in step with the Node preload.
    reason = {
        "no-ticket": "its debugger handed over no ticket; start it from VS Code again",
        "unknown": "its ticket is not known; start it from VS Code again",
        "expired": "its ticket has expired; start it from VS Code again",
        "session-ended": "its debug session has ended",
        "withdrawn": "its permission to use them was withdrawn",
        "used-up": "it was restarted too often; start it from VS Code again",
        "refused": "one of them may not be used any more",
        "store": "the keychain could not be read; unlock it and start again",
        "index": "the list of keys could not be read",
        "audit": "the audit log could not be written",
        "busy": "too many programs asked at once; start it again",
    }.get(code if isinstance(code, str) else None, "VS Code did not answer")
    outcome = "it runs without keys" if required == "0" else "it was not started"
    line = "Exchange Keyring: this program got no keys, so %s: %s.\n" % (outcome, reason)
    os.write(2, line.encode("utf-8"))
    if required != "0":
        # An exception would be reported by site.py, in many lines, and another exit code.
        os._exit(78)


def _redeem(ticket, socket_path):
    """One JSON line each way, three seconds in all."""
    import json
    import os

    request = (json.dumps({"v": 1, "ticket": ticket}) + "\n").encode("utf-8")
    line = _ask_pipe(socket_path, request) if os.name == "nt" else _ask_socket(socket_path, request)
    return json.loads(line.decode("utf-8"))


def _ask_socket(path, request):
    import socket
    import time

    deadline = time.monotonic() + 3
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(3)
        connection.connect(path)
        connection.sendall(request)
        reply = b""
        while b"\n" not in reply:
            left = deadline - time.monotonic()
            if left <= 0 or len(reply) > _MAX_ANSWER_BYTES:
                raise TimeoutError
            connection.settimeout(left)
            chunk = connection.recv(65536)
            if not chunk:
                raise EOFError
            reply += chunk
        return reply


def _ask_pipe(path, request):
    """A named pipe has no time-outs of its own, so that a thread waits for it."""
    import threading

    replies = []

    def ask():
        with open(path, "r+b", buffering=0) as pipe:
            pipe.write(request)
            reply = b""
            while b"\n" not in reply:
                chunk = pipe.read(65536)
                if not chunk or len(reply) > _MAX_ANSWER_BYTES:
                    return
                reply += chunk
            replies.append(reply)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(3)
    return replies[0]


def _accept(reply):
    import os

    variables = reply.get("variables") if isinstance(reply, dict) and reply.get("ok") is True else None
    if not isinstance(variables, dict):
        return False
    if not all(isinstance(value, str) for value in variables.values()):
        return False
    os.environ.update(variables)
    return True


def _leave():
    """Takes our folder off sys.path and PYTHONPATH and runs the sitecustomize that it hid, if there is one."""
    import os
    import sys
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    own = os.path.realpath(os.path.dirname(os.path.abspath(__file__)))

    def foreign(entry):
        return os.path.realpath(entry or os.curdir) != own

    sys.path[:] = [entry for entry in sys.path if foreign(entry)]
    inherited = os.environ.get("PYTHONPATH")
    if inherited is not None:
        rest = [entry for entry in inherited.split(os.pathsep) if foreign(entry)]
        if rest:
            os.environ["PYTHONPATH"] = os.pathsep.join(rest)
        else:
            del os.environ["PYTHONPATH"]

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


_deliver()
_leave()
