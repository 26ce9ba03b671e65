"""The command ``casefile-rules``: one module a command, loaded when it is called."""

import gc
import os
import sys
from collections.abc import Sequence

GONE = 128 + 13
"""The exit status where whoever reads us goes away: that of a program which SIGPIPE ends."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 the bar is reached, 1 a file falls short, 2 bad usage or input.

    Never a traceback: what is wrong with an input is one line a problem on standard error.
    """
    # what a run loads lives as long as the run: looking through it for garbage again and again only costs time
    gc.set_threshold(100_000, 50, 50)
    _open_streams()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads us has gone (`| head`): not our fault, and nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GONE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        # a full disk behind `> file`: whatever could not be written must not pass for a result
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _failed("U606", arguments, name="stdout", reason=error.strerror)
    return status


def command_line() -> int:
    """Run the command for a process that ends with it: what it loads is not looked through for garbage.

    A check of one file is over before there is any; ``check`` looks again from the second file on.
    """
    if _only_paths(None):
        gc.disable()
    status = main()
    gc.freeze()
    return status


def _open_streams() -> None:
    """Make both streams UTF-8 whatever the locale is; a stream that was closed (``>&-``) leads nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _failed(code: str, arguments: Sequence[str] | None, *, name: str = "casefile-rules", reason: object) -> int:
    """Tell one problem that is not one of an input, and return the exit status."""
    from casefile_rules.problems import problem

    print(problem(code, name, reason=reason).render(_language(arguments)), file=sys.stderr)  # noqa: T201 - see _run
    return 2


def _run(arguments: Sequence[str] | None) -> int:
    from casefile_rules.problems import ProblemsError

    try:
        paths = _only_paths(arguments)
        if not paths:
            return _by_options(arguments)
        from casefile_rules.cli._checking import check

        return check(paths)
    except ProblemsError as error:
        for one in error.problems:
            print(one.render(_language(arguments)), file=sys.stderr)  # noqa: T201 - this is the command
        return 2
    except OSError:
        raise
    except Exception as error:
        if os.environ.get("CASEFILE_RULES_DEBUG"):
            raise
        return _failed("U699", arguments, reason=f"{type(error).__name__}: {error}")


def _only_paths(arguments: Sequence[str] | None) -> list[str]:
    """Return the paths of a ``check`` without any option, the call that is made most; empty for every other call.

    What reads options is a sixth of such a start, and has nothing to do here. Where the shell leaves ``*`` to programs
    it is needed all the same.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    plain = os.name != "nt" and words[:1] == ["check"] and not any(word.startswith("-") for word in words)
    return words[1:] if plain else []


def _by_options(arguments: Sequence[str] | None) -> int:
    """Run the command as its options say."""
    import click

    from casefile_rules.cli._app import app

    try:
        result = app.main(args=None if arguments is None else list(arguments), standalone_mode=False,
                          prog_name="casefile-rules")  # fmt: skip
    except click.exceptions.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show(file=sys.stderr)
        return 2
    except click.ClickException as error:
        from casefile_rules.cli._usage import usage

        print(usage(error).render(_language(arguments)), file=sys.stderr)  # noqa: T201 - see _run
        return 2
    except SystemExit:  # what click makes of a reader that has gone, and of nothing else where it is no program
        raise BrokenPipeError from None
    return result if isinstance(result, int) else 0


def _language(arguments: Sequence[str] | None) -> str:
    """Return the language of messages that come before the options are read."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    after = words[words.index("--lang") + 1 :] if "--lang" in words else []
    return "en" if "--lang=en" in words or after[:1] == ["en"] else "zh"
