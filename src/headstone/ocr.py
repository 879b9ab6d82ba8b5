"""Reading the picture of a page with tesseract, where it is installed. Pictures go in and text comes out by pipes."""

import shutil
import subprocess
from collections.abc import Callable

PAGE_SECONDS = 60.0  # a dense page at 300 dpi takes about 5


def tesseract(languages: str = "eng") -> Callable[[bytes], str] | None:
    """A function from one page as a portable graymap to its text ("" where it fails); None without tesseract.

    `languages` is tesseract's own notation, such as "eng+ara".
    """
    program = shutil.which("tesseract")
    if program is None:
        return None

    def read(picture: bytes) -> str:
        command = [program, "stdin", "stdout", "-l", languages, "--dpi", "300"]
        try:
            done = subprocess.run(command, input=picture, capture_output=True, timeout=PAGE_SECONDS, check=True)
        except (subprocess.SubprocessError, OSError):
            return ""
        return done.stdout.decode("utf-8", "replace").replace("\f", "")

    return read
