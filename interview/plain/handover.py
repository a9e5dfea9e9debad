"""Handing over, and afterwards: the file and where it is, additions and corrections with a reason.

The one decision: nothing is handed over but by the choice that says so, with its limits said first.
"""

from __future__ import annotations

import re
from pathlib import Path

from interview.engine import intents as do
from interview.engine import lock_words, typed
from interview.engine.confirming import LEFT, MEANS
from interview.engine.naming import likely_in
from interview.engine.place import Place
from interview.engine.typed import Command
from interview.engine.view import View
from interview.errors import ExitCode
from interview.model.taxonomy import AnswerState
from interview.plain import ask, prompts
from interview.plain.options import Prompt
from interview.plain.reading import numbered, say_account, say_additions, say_open
from interview.plain.talk import Leaving, Talk, day
from interview.plain.writing import narrative

_CHOICES = ("Hand it over", "Read it again", "Not yet")
_CHOICES_UNREAD = ("Hand it over, not yet confirmed", "Read it back first", "Not now")
_CORRECT = re.compile(r"correct ([0-9]{1,4})")
_ADDITION = Place("later.addition")  # where words being added wait, if they are not ended


def hand_over(talk: Talk, view: View) -> None:
    """Say what handing over means and do what is chosen."""
    if view.unread:
        _wait(talk, view)
        return
    if not view.about.code:
        _ask_code(talk)
    unread = MEANS.format(code=view.about.code or "them")
    talk.say()
    talk.say("Question. Hand over.")
    prompt = Prompt(unread if view.not_read_back else view.words.get("hand_over", ""))
    talk.say(prompt.asked)
    if not talk.sitting.sealed:
        talk.say(lock_words.NOT_SEALED)
    say_open(talk)
    found = prompts.pick(talk, prompt, _CHOICES_UNREAD if view.not_read_back else _CHOICES)
    if found is Command.BACK:
        ask.back(talk)
    if found == 0:
        _write(talk)
    elif found == 1:
        talk.go(do.ReadBack())
    elif found == 2:  # noqa: PLR2004 - the third of _CHOICES
        raise Leaving(ExitCode.DONE)
    else:
        talk.say("This one needs one of its numbers.")


def _wait(talk: Talk, view: View) -> None:
    """Say what is left to do with what was handed over and is not read back yet."""
    code, at = view.about.code or "them", view.handed_at
    talk.say()
    talk.say(f"Handed over{f' on {day(at)}' if at else ''} as {view.handed}, not yet confirmed.")
    talk.say("Question. What is left.")
    prompt = Prompt(LEFT.format(code=code))
    talk.say(prompt.asked)
    found = prompts.pick(talk, prompt, (f"Read it back to {code}", "Stop for today"))
    if found is Command.BACK:
        ask.back(talk)
    if found == 0:
        talk.go(do.ReadBack())
    elif found == 1:
        raise Leaving(ExitCode.DONE)


def _ask_code(talk: Talk) -> None:
    asked = "Tell me the code that the review team gave you. If you have none, leave it empty."
    talk.say()
    while code := prompts.words(talk, asked):
        if talk.submit(do.GiveCode(code)):
            return


def _write(talk: Talk) -> None:
    if talk.view.account is not None and talk.view.account.names:
        talk.go(do.GoOn())  # an interview that stood here before there was a check
    written: list[Path] = []
    if talk.keep(lambda: written.append(talk.sitting.hand_over(talk.exports))):
        _say_handed_over(talk, str(written[-1]))


def _say_handed_over(talk: Talk, file: str) -> None:
    view = talk.view
    whom = lock_words.to_whom(sealed=talk.sitting.sealed, practice=view.about.practice)
    if view.unread:
        talk.say()
        talk.say(f"What to do now. {whom} It says not yet confirmed.")
        talk.say(file, indent="  ")
        return
    talk.say()
    talk.say("Handed over.")
    talk.say("Thank you. Nobody else could have told this part.")
    talk.say("What to do now")
    talk.say(whom)
    talk.say(file, indent="  ")
    if not talk.sitting.sealed:
        talk.say(lock_words.NOT_SEALED)
    talk.say(f"{lock_words.RECEIPT} {talk.sitting.receipt}")
    talk.say(f"What happens next: {view.say('handed_over')}")
    if view.about.setting.drafts:
        talk.say(f"Drafts: {view.about.setting.drafts}")
    talk.say("Going back over work can stay with you. Tell someone you have done this.")
    talk.say(f"Support: {talk.around.support}")


def afterwards(talk: Talk, view: View) -> None:
    """Take additions and corrections, until the person leaves."""
    talk.say()
    talk.say("Thought of something else? You can add to your account, with a reason.")
    text = "text, for the file as text to paste into a mail; " if talk.sitting.sealed else ""
    practice = "comments, for comments on the account; " if view.about.practice else ""
    talk.say(
        f"Type {practice}add; correct and a number; read, for the numbers; hand over, to send what "
        f"was added; {text}or leave it empty to end."
    )
    prompt = Prompt("")
    said = prompts.line(talk, prompt)
    command = typed.plain(said)
    if not said or command in ("done", "end"):
        raise Leaving(ExitCode.DONE)
    if command == "add":
        _add(talk, view)
    elif command == "comments" and view.about.practice:
        _say_comments(talk)
    elif command == "read":
        say_account(talk)
        say_additions(talk, talk.sitting.conversation.state)
    elif command == "hand over":
        _write(talk)
    elif command == "text" and talk.sitting.sealed:
        _as_text(talk)
    elif found := _CORRECT.fullmatch(command):
        _correct(talk, int(found[1]))
    else:
        talk.say("That is not one of the words.")


def _say_comments(talk: Talk) -> None:
    from interview.plain.comments import lines
    from interview.practice.feedback import case_of, feedback

    record = talk.sitting.record
    found = feedback(record, talk.sitting.guide)
    for line in lines(found, case_of(record), record, full=True):
        talk.say(line)


def _as_text(talk: Talk) -> None:
    written: list[Path] = []
    if talk.keep(lambda: written.append(talk.sitting.as_text(talk.exports))):
        talk.say("The same, as text to paste into a secure mail:")
        talk.say(str(written[-1]), indent="  ")


def _add(talk: Talk, view: View) -> None:
    words = view.words
    prompt = Prompt(words.get("addition_ask", ""), field=True)
    text = _told(talk, _ADDITION, prompt)
    if not text.strip():
        return
    reason = prompts.words(talk, words.get("addition_reason_ask", ""))
    looked_at = _names_kept(talk, text, reason)
    if looked_at and talk.submit(do.Add(text, reason, looked_at)):
        _kept(talk)


def _correct(talk: Talk, number: int) -> None:
    found = numbered(talk)
    if not 1 <= number <= len(found):
        talk.say(f"The numbers go from 1 to {len(found)}.")
        return
    passage = found[number - 1]
    if passage.given.state is AnswerState.NEVER_PUT:
        talk.say("There is no answer here to put right. You can add to your account instead.")
        return
    words = talk.view.words
    text = _told(talk, passage.place, Prompt(words.get("correction_ask", ""), field=True))
    if not text.strip():
        return
    while reason := prompts.words(talk, words.get("correction_reason_ask", "")):
        looked_at = _names_kept(talk, text, reason)
        if not looked_at:
            return
        if talk.submit(do.Correct(passage.place, text, reason, looked_at)):
            _kept(talk)
            return
    talk.say("A correction needs a reason. Nothing was changed.")


def _names_kept(talk: Talk, *said: str) -> bool:
    """Return whether there are no words that look like names in it, or they are to stay."""
    conversation = talk.sitting.conversation
    words = likely_in(conversation.state, conversation.guide, *said)
    if not words:
        return True
    listed = ", ".join(f'"{one}"' for one in words)
    asked = f"Looks like a name: {listed}. You can say who it is by role."
    talk.say(asked)
    stays = prompts.pick(talk, Prompt(asked, field=True), ("Keep as it is", "Say it again")) == 0
    if not stays:
        talk.say("Not kept yet. Type add, or correct and its number, to say it again.")
    return stays


def _told(talk: Talk, place: Place, prompt: Prompt) -> str:
    talk.say(prompt.asked)
    talk.say("To finish, put a full stop alone on a line.")
    return str(narrative(talk, place, prompt))


def _kept(talk: Talk) -> None:
    talk.answered()
    talk.say(f"Kept. {talk.saved()}")
    talk.say("To send it, type hand over: that makes a new file beside the first.")
