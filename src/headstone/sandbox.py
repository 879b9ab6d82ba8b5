"""A pool of worker processes with limits on time and memory, for hostile formats and for reading.

A worker is `python -m headstone.sandbox TASK INITIALISER MEMORY_MB SECONDS`; it answers frames on its standard output
to frames on its standard input. Task and payload are opaque: `task(payload: bytes) -> bytes`, named "module:function".

Limits, by system: time everywhere (the parent kills; on POSIX an alarm also kills a worker whose parent is gone);
memory by RLIMIT_AS where the system keeps it (Linux), none on Windows and macOS. Sockets are refused inside a worker.
"""

import contextlib
import itertools
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal

from headstone.errors import HeadstoneError

Kind = Literal["ok", "error", "timed out", "out of memory", "crashed"]

HEAD = struct.Struct(">cQ")  # one letter for the kind, then the length of the body
LETTERS: dict[bytes, Kind] = {b"k": "ok", b"e": "error", b"m": "out of memory"}
READY = b"r"
FRAME_BYTES = 2**31  # a frame longer than this is a broken pipe, not an answer
START_SECONDS = 120.0  # an initialiser may load a model from a slow disk
AHEAD = 4  # tasks in flight per worker: enough that one slow task does not idle the others
FILE_BYTES = 512 << 20  # py3langid unpacks its model into a temporary file of 100 MB
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one payload. `value` is set for "ok"; `why` says the rest in words."""

    kind: Kind
    value: bytes = b""
    why: str = ""

    @property
    def ok(self) -> bool:
        return self.kind == "ok"


class WorkerLost(HeadstoneError):
    """A worker process could not start, so no task of the pool can run."""


class Pool:
    """Workers that start with the first task and end with the `with` block.

    `seconds` is the limit of one task; `memory_mb` the address space of one worker, model included (0 = no limit).
    """

    def __init__(
        self, task: str, initialiser: str | None, init_args: bytes, workers: int, seconds: float, memory_mb: int
    ) -> None:
        self._new: Callable[[], _Worker] = lambda: _Worker(task, initialiser, init_args, seconds, memory_mb)
        self._workers = max(1, workers)
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(self._workers):
            self._idle.put(None)  # a place for a worker that has not started yet
        self._threads: ThreadPoolExecutor | None = None
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def map(self, payloads: Iterable[bytes]) -> Iterator[Outcome]:
        """Outcomes in the order of the payloads; payloads are drawn only as workers get free.

        Raises WorkerLost when a worker cannot start or its initialiser fails.
        """
        threads = self._threads = self._threads or ThreadPoolExecutor(self._workers, "sandbox")
        waiting: deque[Future[Outcome]] = deque()
        source = iter(payloads)
        try:
            for payload in itertools.islice(source, AHEAD * self._workers):
                waiting.append(threads.submit(self._run, payload))
            while waiting:
                outcome = waiting.popleft().result()
                for payload in itertools.islice(source, 1):
                    waiting.append(threads.submit(self._run, payload))
                yield outcome
        except BaseException:
            for future in waiting:
                future.cancel()
            if not isinstance(sys.exception(), GeneratorExit):
                self.close()
            raise

    def run(self, payload: bytes) -> Outcome:
        """The outcome of one payload."""
        return next(self.map((payload,)))

    def close(self) -> None:
        """Kill every worker at once. A second call does nothing."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.kill()
        if self._threads:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._threads = None

    def _run(self, payload: bytes) -> Outcome:
        worker = self._idle.get()
        try:
            if worker is None or not worker.alive:
                worker = self._start()
            return worker.ask(payload)
        finally:
            self._idle.put(worker if worker is not None and worker.alive else None)

    def _start(self) -> "_Worker":
        worker = self._new()
        with self._lock:
            if self._closed:
                worker.kill()
                raise WorkerLost("the reading processes were stopped")
            self._all = {old for old in self._all if old.alive} | {worker}
        worker.greet()
        return worker


class _Worker:
    """The parent's end of one worker process. Used by one thread at a time."""

    def __init__(self, task: str, initialiser: str | None, init_args: bytes, seconds: float, memory_mb: int) -> None:
        command = [sys.executable, "-X", "utf8", "-m", "headstone.sandbox"]
        command += [task, initialiser or "", str(memory_mb), str(seconds)]
        self._seconds, self._init_args, self._timed_out = seconds, init_args, False
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
        )
        self._tail: deque[bytes] = deque(maxlen=20)
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def greet(self) -> None:
        """Wait until the initialiser is done."""
        letter, body = self._exchange(READY, self._init_args, max(START_SECONDS, self._seconds))
        if letter != READY:
            self.kill()
            why = body.decode("utf-8", "replace") or self._last_words()
            raise WorkerLost("a reading process did not start", why, "run the command again; report it if it stays")

    def ask(self, payload: bytes) -> Outcome:
        letter, body = self._exchange(b"t", payload, self._seconds)
        if letter in LETTERS:
            kind = LETTERS[letter]
            if kind == "out of memory":
                self.kill()  # what is left of its heap is anybody's guess
                return Outcome(kind, why="it needed more memory than one file may take")
            return Outcome(kind, body) if kind == "ok" else Outcome(kind, why=body.decode("utf-8", "replace"))
        self.kill()
        if self._timed_out:
            return Outcome("timed out", why=f"it took longer than {self._seconds:g} seconds")
        return Outcome("crashed", why=self._last_words())

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _exchange(self, letter: bytes, body: bytes, seconds: float) -> tuple[bytes, bytes]:
        """Send a frame and wait for the answer; (b"", b"") when the worker died or was killed for its time."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return b"", b""
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            _send(stdin, letter, body)
            return _receive(stdout)
        except (OSError, ValueError, EOFError):
            return b"", b""
        finally:
            timer.cancel()

    def _expire(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _listen(self) -> None:
        """Keep the last lines of what the worker says on its standard error; they explain a crash."""
        stderr = self._process.stderr
        if stderr is not None:
            with stderr, contextlib.suppress(ValueError):
                for line in stderr:
                    self._tail.append(line[:300])

    def _last_words(self) -> str:
        code = self._process.wait()
        words = [line.decode("utf-8", "replace").strip() for line in self._tail]
        ending = f"signal {-code}" if code < 0 else f"status {code}"
        return f"the process ended with {ending}" + (f" ({words[-1]})" if words and words[-1] else "")


def _environment() -> dict[str, str]:
    """A worker sees none of the user's settings; hashing is fixed so that a rerun gives the same order."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    here = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    fixed = {"PYTHONPATH": here, "PYTHONHASHSEED": "0", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | fixed | dict.fromkeys(ONE_THREAD, "1")


def _send(pipe: IO[bytes], letter: bytes, body: bytes) -> None:
    pipe.write(HEAD.pack(letter, len(body)))
    pipe.write(body)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    head = _exactly(pipe, HEAD.size)
    letter, size = HEAD.unpack(head)
    if size > FRAME_BYTES:
        raise EOFError
    return letter, _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


# The worker's side ------------------------------------------------------------------------------------------------


def _serve(task: str, initialiser: str, memory_mb: int, seconds: float) -> None:
    answers = _take_stdout()
    frames: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which kills us
    _, init_args = _receive(sys.stdin.buffer)
    threading.Thread(target=_take_frames, args=(frames,), daemon=True).start()
    try:
        _limit(memory_mb)
        _deny_network()
        if initialiser:
            _named(initialiser)(init_args)
        run = _named(task)
    except Exception as error:  # told to the parent, which raises it
        _send(answers, b"e", f"{type(error).__name__}: {error}".encode())
        return
    _send(answers, READY, b"")
    while True:
        _, payload = frames.get()
        _alarm(seconds + 5)
        _send(answers, *_answer(run, payload))
        _alarm(0)


def _answer(run: Callable[[bytes], bytes], payload: bytes) -> tuple[bytes, bytes]:
    try:
        return b"k", run(payload)
    except MemoryError:
        return b"m", b""
    except Exception as error:  # any fault of a parser becomes one line for the person who added the file
        return b"e", f"{type(error).__name__}: {error}".encode("utf-8", "replace")


def _take_stdout() -> IO[bytes]:
    """The pipe to the parent, out of reach of a library that prints."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _take_frames(frames: "queue.SimpleQueue[tuple[bytes, bytes]]") -> None:
    """Read ahead, so that the end of the pipe (the parent was killed) ends us even in the middle of a task."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            frames.put(_receive(sys.stdin.buffer))
    os._exit(0)


def _limit(memory_mb: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 256), (resource.RLIMIT_FSIZE, FILE_BYTES)]
    if memory_mb and sys.platform == "linux":
        limits.append((resource.RLIMIT_AS, memory_mb << 20))
    for name, value in limits:
        with contextlib.suppress(ValueError, OSError):  # a stricter limit of the system stays
            resource.setrlimit(name, (value, value))


def _deny_network() -> None:
    import socket

    class NoSocket(socket.socket):
        """Nothing that reads a report may speak to the network."""

        def __init__(self, *_: Any, **__: Any) -> None:
            raise PermissionError("the network is closed inside a reading process")

    socket.socket = NoSocket  # type: ignore[misc]  # replacing the class is the point


def _alarm(seconds: float) -> None:
    """The kernel's own clock: ends a worker that is stuck in C code, even when the parent is gone."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _named(name: str) -> Callable[[bytes], Any]:
    module, _, function = name.partition(":")
    found: Callable[[bytes], Any] = getattr(import_module(module), function)
    return found


if __name__ == "__main__":
    with contextlib.suppress(EOFError, BrokenPipeError):
        _serve(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
    os._exit(0)
