"""The command line: the verbs together, and one clear line with an exit status for whatever goes wrong."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from headstone import (
    __version__,
    cli_add,
    cli_case,
    cli_evaluate,
    cli_gazetteer,
    cli_look,
    cli_review,
    cli_second,
    cli_serve,
)
from headstone.config import settings
from headstone.errors import HeadstoneError

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
EPILOG = """\b
Exit status: 0 all went well · 2 the command's words are off · 3 some files could not be read, the rest went on ·
4 the case cannot be read or written · 5 something preserved is damaged · 6 no record has that id ·
7 refused by the rules of the house · 8 no usable gazetteer · 9 no second reader answered ·
130 stopped by you · 1 anything else."""
STOPPED = 130  # 128 + SIGINT, by the custom of shells
SHOWN = 200  # characters of a fault that is none of ours


@click.group(context_settings=HELP, epilog=EPILOG)
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    help="The case: one folder. Stands before the verb. Default: HEADSTONE_CASE, else ./headstone-case.",
)
@click.version_option(__version__, prog_name="headstone")
@click.pass_context
def cli(context: click.Context, case: Path | None) -> None:
    """From a folder of reports to a register of mass graves, massacres and attacks on cemeteries.

    \b
    Example:  headstone add reports/        preserve, read, trace, link
              headstone list                the incidents
              headstone why I-7K3F.counts   every figure with its sentence
    """
    context.obj = settings(os.environ, case)


for verb in (
    *cli_add.VERBS,
    *cli_look.VERBS,
    *cli_review.VERBS,
    *cli_second.VERBS,
    *cli_case.VERBS,
    *cli_gazetteer.VERBS,
    *cli_evaluate.VERBS,
    *cli_serve.VERBS,
):
    cli.add_command(verb)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """The completion script of a shell.

    Example: headstone completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(cli, {}, "headstone", "_HEADSTONE_COMPLETE").source())


def main() -> None:
    """Entry point. Nothing that goes wrong shows a traceback; HEADSTONE_DEBUG=1 writes one to a file and says where."""
    output = sys.stdout
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except (click.exceptions.Abort, KeyboardInterrupt) as error:
        if said_no(error):
            fail("not done: nothing was changed", STOPPED)
        fail("stopped; what was written stays, run it again for the rest", STOPPED)
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.NoSuchOption) and error.option_name == "--case":
            click.echo("--case stands before the verb: headstone --case DIR VERB", err=True)
        sys.exit(2)
    except HeadstoneError as error:
        fail(str(error), error.status)
    except BrokenPipeError:
        closed_early()
    except SystemExit:  # where the reader of a pipe went away, the library puts a mute stream for it and exits with 1
        if sys.stdout is not output:
            closed_early()
        raise
    except OSError as error:
        fail(f"{error.filename or 'the system'}: {error.strerror or type(error).__name__}{trace(error)}", 1)
    except Exception as error:  # a fault of the program: one line, the same for every class of it
        fail(f"unexpected fault, {type(error).__name__}: {first_line(error)}{trace(error)}", 1)


def said_no(error: BaseException) -> bool:
    """A question answered with no; Ctrl-C and a closed input reach here as Abort too, but with their cause."""
    return isinstance(error, click.exceptions.Abort) and error.__context__ is None


def closed_early() -> None:
    """Whoever read the output has seen enough (`| head`): no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what closes later must not complain again
    sys.exit(0)


def fail(words: str, status: int) -> None:
    click.echo(f"headstone: {words}", err=True)
    sys.exit(status)


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:SHOWN]


def trace(error: Exception) -> str:
    """Where the full trace was written, in words; how to get one, where it was not asked for."""
    if os.environ.get("HEADSTONE_DEBUG") != "1":
        return " - HEADSTONE_DEBUG=1 writes a trace to a file"
    handle, name = tempfile.mkstemp(prefix="headstone-trace-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    return f" - the trace is in {name}"
