"""The parts of `interview practice`: one module each, with `add` and `run` as every command has."""
