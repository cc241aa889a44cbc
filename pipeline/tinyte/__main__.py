"""The command `tinyte`, also `python -m tinyte`: whatever takes time to import is imported under the watch for Ctrl-C."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command; Ctrl-C is one line on standard error and exit code 130, as shells have it."""
    try:
        from tinyte.cli import main as run_command

        run_command()
    except KeyboardInterrupt:
        print("tinyte: stopped", file=sys.stderr)
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
