"""An app for the tests of the server: it speaks through the pipe as the real one does, and starts in no time.

It paints what it gets. Some texts have it do something else; see `_act`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def send(kind: bytes, payload: bytes) -> None:
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)


def word(**said: object) -> None:
    send(b"M", json.dumps(said).encode())


def read(size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = os.read(0, size - len(data))
        if not more:
            sys.exit(0)
        data += more
    return data


def act(text: str) -> None:
    match text:
        case "slut":
            word(type="exit")
            print("Farvel.")
            sys.exit(0)
        case "fejl":
            print("Kurset stoppede på grund af en fejl.", file=sys.stderr)
            sys.exit(1)
        case "vrøvl":
            os.write(1, b"Z\xff\xff\xff\xff")
            time.sleep(60)
        case "ukendt ord":
            word(kind="exit")
        case "intet ord":
            send(b"M", b"[1]")
        case "fil":
            send(b"F", json.dumps({"name": "dagbog på æøå.docx", "type": "text/plain"}).encode() + b"\n" + b"indhold\n\0")
        case "side":
            word(type="open_url", url="https://example.org/", new_tab=True)
        case "fælde":
            word(type="open_url", url="javascript:alert(1)", new_tab=True)
        case "meget":
            for _ in range(200):
                send(b"D", b"x" * 65536)
            send(b"D", b"done")
        case "sej":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            globals().update(stubborn=True)
        case _:
            send(b"D", text.encode())


stubborn = False


def main() -> None:
    os.write(1, b"__GANGLION__\n")
    send(b"D", f"[{os.environ['COLUMNS']}x{os.environ['ROWS']} {' '.join(sys.argv[1:])}]".encode())
    while True:
        head = read(5)
        payload = read(int.from_bytes(head[1:], "big"))
        if head[:1] == b"D":
            act(payload.decode())
            continue
        said = json.loads(payload)
        if said["type"] == "quit":
            if not stubborn:
                word(type="exit")
                sys.exit(0)
        elif said["type"] == "resize":
            send(b"D", f"[{said['width']}x{said['height']}]".encode())
        else:
            send(b"D", f"[{said['type']}]".encode())


if __name__ == "__main__":
    main()
