"""`python -m supporter` is the `supporter` command."""

from supporter.cli import main

main()
