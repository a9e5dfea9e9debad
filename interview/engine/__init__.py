"""What happens in an interview: pure, replayable, total.

Events are facts; state is their fold; `decide` turns what a person did into events; `view` says all
that a shell must show. Nothing here reads a clock, a file or a screen.
"""
