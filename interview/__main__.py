"""`python -m interview`."""

from interview.cli import main

main()
