"""`python -m supporter` is the `supporter` command."""

from supporter.cli import main

if __name__ == "__main__":  # a process spawned for an export imports this file, and shall not serve again
    main()
