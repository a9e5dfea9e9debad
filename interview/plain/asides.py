"""What is said in an aside: why we ask, help, whom to ring, a pause. The question stands after it.

The one decision: everything that the menu of the screens offers can be typed here, and help names
it where it can be used; what a plain terminal sees to itself is said in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine import introduction
from interview.engine.place import Kind
from interview.errors import ExitCode
from interview.plain import lock
from interview.plain.options import Prompt, chosen, labels, say_options
from interview.plain.talk import Leaving, Talk, clock

_ANYWHERE = (
    ("why", "why we ask this"),
    ("back", "the question before; your words are kept"),
    ("skip", "leave this for later"),
    ("go to", "a list of places to go to"),
    ("turning points", "the list of them"),
    ("read it back", "the whole of your account so far"),
    ("note", "make a note of something you just wrote, as a thing you knew"),
    ("pause", "take a break, with the screen cleared"),
    ("stop", "stop for today; all is kept"),
    ("unsafe", "someone may be unsafe now"),
    ("settings", "colours, cursor and long silences"),
)
_AFTERWARDS = ("pause", "stop", "unsafe", "settings")  # once the account is handed over
_ALONE = "Nobody is watching this screen. The review team can't see it until you hand it over."
_TOLD = "This screen calls nobody, and neither does what is typed in it."  # a reviewer sits at it
_PAUSED = ("Go on", "Stop for today")


def why(talk: Talk, prompt: Prompt) -> None:
    """Say why this is asked."""
    talk.say(f"Why we ask: {prompt.why or 'it helps readers see it from where you stood.'}")


def give_help(talk: Talk, prompt: Prompt) -> None:
    """Say what can be typed here."""
    talk.say("A full stop alone on a line ends an answer. A number makes a choice.")
    talk.say("You can also type one of these alone, as the first line of an answer:")
    for word, meaning in _words(talk):
        talk.say(f"{word}: {meaning}", indent="  ")
    if prompt.states:
        talk.say(f"or, in place of an answer: {labels(prompt.states)}", indent="  ")
    talk.say("To answer with such a word itself, put it in quotation marks.")
    talk.say(f"Support: {talk.around.support}")


def _words(talk: Talk) -> Iterator[tuple[str, str]]:
    view = talk.view
    handed = view.kind is Kind.HANDED_OVER
    yield from (one for one in _ANYWHERE if not handed or one[0] in _AFTERWARDS)
    if talk.sitting.page is not None and not handed:
        turned = "one question at a time" if talk.paged else "all of this moment on one page"
        yield "one at a time" if talk.paged else "notes page", turned
    if view.boxes and view.boxes[0].place.episode and not view.deep:
        yield "go deeper", "go through this moment in detail"
    if view.dates:
        yield "my dates", "your own recorded contacts"
    if view.about.setting.card:
        yield "my card", f"{view.about.part} in the made-up case"


def risk_now(talk: Talk) -> None:
    """Say whom to turn to where somebody may be unsafe. Nothing is asked here."""
    who = talk.around
    talk.say()
    talk.say("Please read this now.")
    if talk.view.alarm:
        talk.say("You say that a child or adult may be unsafe today.")
    talk.say(_TOLD if talk.view.about.told else _ALONE)
    talk.say("So this needs a call, not a note.")
    talk.say(who.act_now)
    talk.say(f"The review team: {who.contact}")
    talk.say(f"Support: {who.support}")
    talk.say("Your words are kept as you typed them.")
    talk.say()


def pause(talk: Talk) -> None:
    """Clear the screen and wait until they go on. Raise Leaving where they stop for today."""
    since = talk.sitting.conversation.clock()
    talk.lines.clear_away()
    talk.say(f"Paused at {clock(since)}.")
    talk.say("Your words are kept. Take all the time you need.")
    say_options(talk, _PAUSED)
    while (found := chosen(talk.lines.next(), _PAUSED)) is None:
        talk.say("Type 1 or 2.")
    if found == 1:
        raise Leaving(ExitCode.DONE)
    talk.sitting.rested(since)
    lock.ask_again(talk, talk.sitting.conversation.clock() - since)


def dates(talk: Talk) -> None:
    """Say the person's own recorded contacts, once their own account is given."""
    there = talk.view.about.setting.memory_aid
    if there and not talk.view.dates:
        talk.say("First your own account. After that your dates can be shown.")
        return
    talk.say("Your own recorded contacts:" if there else "There are no dates for you here.")
    for one in there:
        talk.say(one, indent="  ")


def card(talk: Talk) -> None:
    """Say the card of somebody who practises."""
    there = talk.view.about.setting.card
    if not there:
        talk.say("There is no card here. Cards are for practice, on a made-up case.")
        return
    talk.say()
    about = talk.view.about
    told = f"{about.part}, to answer from."
    talk.say(told if about.told else "Your card. Answer from it in your own words.")
    for part in there:
        if part.startswith("## "):
            talk.say()
        talk.say(part.removeprefix("## "))
    talk.say()


def before_practice(talk: Talk) -> None:
    """Say what is in a made-up case, and that one can sit out."""
    said = introduction.before_practice(talk.view.about.setting)
    for part in said.split("\n\n") if said else ():
        talk.say(part.removeprefix("## "))


def time_of_a_round(talk: Talk) -> None:
    """Say once that the last few minutes of a round have begun, and once that they are over."""
    time = talk.sitting.round_time
    if time is None or not (time.nearly or time.over):
        return
    said = "over" if time.over else "nearly"
    if said not in talk.time_said:
        talk.time_said.add(said)
        talk.say()
        talk.say(time.says if time.over else f"{time.says}.")


def settings(talk: Talk) -> None:
    """Say who sees to what the screens have settings for."""
    talk.say("Line by line there is nothing to set: colours and cursor are your terminal's own.")
    talk.say("A long silence changes nothing here. To clear the screen, type pause.")


def time(talk: Talk) -> str:
    """Return how long it has been so far, and about how long is left; empty at the beginning.

    In a round of practice it is what is left of its minutes; once they are over, nothing.
    """
    of_round = talk.sitting.round_time
    if of_round is not None:
        return "" if of_round.over else f"{of_round.says}."
    so_far, left = talk.sitting.minutes, talk.sitting.minutes_left
    said = [f"{so_far} minute{'' if so_far == 1 else 's'} so far."] if so_far else []
    if so_far and left and talk.view.kind is not Kind.HANDED_OVER:
        said.append(f"About {left} left.")
    return " ".join(said)
