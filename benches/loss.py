#!/usr/bin/env python3
"""How many characters a killed editor loses.

Types Chinese characters at a steady pace into celun, vim and nano (those that are installed), each in a pseudo-terminal
of its own, kills each with -9 at a random moment, and counts what can be recovered of what had been typed: celun from
its journal, vim with `vim -r` from its swap file, nano from the file and whatever it left beside it.

    cargo build --release
    benches/loss.py [--rounds 20] [--chars 2000] [--rate 15] [--parallel 20] [--seed 1] [--celun target/release/celun]

The kill falls evenly within the time that the typing takes. "Lost" are the characters that were sent but not recovered;
among them are the few that the editor had not read yet. "Lost of the screen" counts those it had shown. No more is
written to the disk than the editors write by themselves: nobody saves.
"""
import argparse
import concurrent.futures
import fcntl
import json
import os
import pathlib
import pty
import random
import re
import shutil
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import threading
import time

# Characters that stand nowhere else on a screen; 2,000 of them in a row, so that each place is known by its character.
FIRST = 0x4E00


def text(count):
    return "".join(chr(FIRST + n) for n in range(count))


class Terminal:
    """A program in a pseudo-terminal whose output is read and kept."""

    def __init__(self, argv, env, rows=40, columns=100):
        self.seen = bytearray()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(env["HOME"])
            os.execvpe(argv[0], argv, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        while True:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                return
            if not data:
                return
            # Whoever asks for the cursor's place is told one.
            if b"\x1b[6n" in data:
                os.write(self.fd, b"\x1b[1;2R")
            self.seen += data

    def send(self, data):
        os.write(self.fd, data.encode())

    def wait_for(self, what, seconds=30):
        end = time.monotonic() + seconds
        while what.encode() not in self.seen:
            if time.monotonic() > end:
                raise TimeoutError(f"{what!r} never came: {bytes(self.seen[-500:])!r}")
            time.sleep(0.02)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.reader.join(5)
        os.close(self.fd)


def shown(terminal, count):
    """The number of characters, from the first, that the program has drawn at some time."""
    drawn = set(bytes(terminal.seen).decode("utf-8", "ignore"))
    n = 0
    while n < count and chr(FIRST + n) in drawn:
        n += 1
    return n


def kept(recovered, count):
    """The number of characters, from the first, that stand in what was recovered."""
    there = set(recovered)
    n = 0
    while n < count and chr(FIRST + n) in there:
        n += 1
    return n


class Celun:
    name = "celun"

    def __init__(self, program):
        self.program = program

    def start(self, folder, env):
        packs = folder / "packs"
        packs.mkdir()
        pack = """{"schema": "celun.pack/1", "id": "loss", "title": "loss",
            "questions": [{"id": "loss", "title": "loss", "prompt": "write", "genre": "other", "minutes": 60, "score": 1,
                "outline": "o", "limit": {"max": 3000}}],
            "outlines": [{"id": "o", "title": "o", "genre": "other", "points": [{"text": "o"}]}]}"""
        (packs / "loss.json").write_text(pack)
        terminal = Terminal([self.program, "write", "loss"], env | {"CELUN_HOME": str(folder), "CELUN_LANG": "en"})
        terminal.wait_for("Write")
        return terminal

    def recovered(self, folder, env):
        # The journal as ARCHITECTURE.md documents it; the program's tests hold its own reader against what was typed.
        journals = sorted(folder.glob("attempts/*/journal*.jsonl"))
        text = []
        for journal in journals:
            for line in journal.read_bytes().split(b"\n"):
                try:
                    record = json.loads(line)
                except ValueError:
                    continue
                if "text" in record:
                    text = list(record["text"]["text"])
                elif "edit" in record:
                    edit = record["edit"]
                    text[edit["at"] : edit["at"] + edit["removed"]] = list(edit["inserted"])
        return "".join(text)


class Vim:
    name = "vim"

    def start(self, folder, env):
        terminal = Terminal(["vim", "-N", "-u", "NONE", "-i", "NONE", "--cmd", "set encoding=utf-8 showmode", "essay.txt"], env)
        terminal.wait_for("essay.txt")
        terminal.send("i")
        terminal.wait_for("INSERT")
        return terminal

    def recovered(self, folder, env):
        out = folder / "recovered.txt"
        commands = ["-c", "silent recover essay.txt", "-c", f"silent write! {out}", "-c", "qall!"]
        subprocess.run(
            ["vim", "-u", "NONE", "-i", "NONE", "--cmd", "set encoding=utf-8", "-es", *commands],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return out.read_text(errors="ignore") if out.exists() else ""


class Nano:
    name = "nano"

    def start(self, folder, env):
        terminal = Terminal(["nano", "--ignorercfiles", "essay.txt"], env)
        terminal.wait_for("essay.txt")
        return terminal

    def recovered(self, folder, env):
        return "".join(p.read_text(errors="ignore") for p in folder.iterdir() if p.is_file())


def one_round(editor, args, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        env = {
            "HOME": name,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
        }
        terminal = editor.start(folder, env)
        typed, all_of_it = 0, text(args.chars)
        length = args.chars / args.rate
        begin, end = time.monotonic(), chance.uniform(2.0, length)
        while True:
            now = time.monotonic() - begin
            due = min(args.chars, int(min(now, end) * args.rate))
            if due > typed:
                terminal.send(all_of_it[typed:due])
                typed = due
            if now >= end:
                break
            time.sleep(max(0.0, min((typed + 1) / args.rate, end) - (time.monotonic() - begin)))
        terminal.kill()
        drawn = shown(terminal, typed)
        recovered = kept(editor.recovered(folder, env), typed)
        return typed, typed - recovered, max(0, drawn - recovered)


def version(program):
    try:
        out = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except OSError:
        return ""
    found = re.search(r"\d+(\.\d+)+", out)
    return found.group(0) if found else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--chars", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=15)
    parser.add_argument("--parallel", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--celun", default="target/release/celun")
    args = parser.parse_args()
    editors = [(Celun(os.path.abspath(args.celun)), args.celun)]
    editors += [(e, e.name) for e in (Vim(), Nano()) if shutil.which(e.name)]
    print(f"{args.rounds} rounds each, {args.chars} characters at {args.rate:g} a second, kill -9 at a random moment\n")
    jobs = {}
    with concurrent.futures.ThreadPoolExecutor(args.parallel) as pool:
        for n in range(args.rounds):
            for editor, _ in editors:
                # The same moment for every editor.
                jobs.setdefault(editor.name, []).append(pool.submit(one_round, editor, args, args.seed * 1000 + n))
        print("| editor | lost, median | lost, most | lost of the screen, median | most | rounds without loss of the screen |")
        print("|---|---|---|---|---|---|")
        for editor, program in editors:
            results = [job.result() for job in jobs[editor.name]]
            lost, screen = [r[1] for r in results], [r[2] for r in results]
            print(
                f"| {editor.name} {version(program)} | {statistics.median(lost):g} | {max(lost)} "
                f"| {statistics.median(screen):g} | {max(screen)} | {sum(s == 0 for s in screen)} of {len(screen)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
