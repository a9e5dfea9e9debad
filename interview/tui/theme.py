"""The palettes: dark, light, and one in the terminal's own colours for terminals with 16 or fewer.

The one decision: names of our own, so that no built-in theme or computed shade is ever painted.
Every pair that is used is measured on painted cells by a test (4.5:1 for text, 3:1 for lines).
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK = {
    "ground": "#15191c",  # the screen
    "paper": "#1e2428",  # where people write
    "ink": "#e4e2dc",  # their words, questions, choices
    "quiet": "#a3abb1",  # hints, labels, times
    "place": "#7cc4b4",  # the one accent: place, chosen, cursor, button
    "on-place": "#0d1a17",
    "alarm": "#e8b45a",  # NOT SAVED and risk now, only
    "on-alarm": "#1c1405",
    "chosen": "#27423e",  # behind a chosen word, or selected text
    "line": "#6b757c",  # the rule; the bar when not in hand
}
LIGHT = {
    "ground": "#f7f5f0",
    "paper": "#ffffff",
    "ink": "#22282b",
    "quiet": "#555e64",
    "place": "#12695c",
    "on-place": "#ffffff",
    "alarm": "#8a4a00",
    "on-alarm": "#ffffff",
    "chosen": "#cfe6e0",
    "line": "#858d92",
}
# Brackets, a `>` and words carry what colour can't here.
TERMINAL = {
    **dict.fromkeys(DARK, "ansi_default"),
    "place": "ansi_cyan",
    "on-place": "ansi_black",
    "alarm": "ansi_yellow",
    "on-alarm": "ansi_black",
}


def _theme(name: str, colours: dict[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=colours["place"],
        accent=colours["place"],
        warning=colours["alarm"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["paper"],
        panel=colours["ground"],
        dark=dark,
        ansi=ansi,
        variables={
            # What textual's own stylesheets ask for where a terminal has few colours.
            **(BUILTIN_THEMES["ansi-dark"].variables if ansi else {}),
            **colours,
            "scrollbar": colours["line"],
            "scrollbar-hover": colours["line"],
            "scrollbar-active": colours["place"],
            "scrollbar-background": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
            "scrollbar-corner-color": colours["ground"],
        },
    )


def themes() -> tuple[Theme, Theme, Theme]:
    """Return the dark theme, the light one and the terminal's own."""
    return (
        _theme("dark", DARK, dark=True),
        _theme("light", LIGHT, dark=False),
        _theme("terminal", TERMINAL, dark=True, ansi=True),
    )
