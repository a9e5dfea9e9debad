"""The words of every product, in one place: short, plain, and nobody's verdict.

Accounts *differ*; they never contradict, and nobody is in error. What a person said is never here:
these are the words around theirs. All wording is our own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from interview.model.guide import Corner
from interview.model.merged import Kind
from interview.model.taxonomy import (
    Appraised,
    Direction,
    Effect,
    Knowing,
    Lens,
    Mode,
    Source,
    Use,
    Usual,
)
from interview.report.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

FOR: Final[Mapping[Audience, str]] = MappingProxyType(
    {
        Audience.TEAM: "For the review team only",
        Audience.PARTICIPANTS: "A draft for those who took part",
        Audience.BOARD: "For the board",
    }
)
ABOUT_WORDS: Final[Mapping[Audience, str]] = MappingProxyType(
    {
        Audience.TEAM: "Everything is here, and some of it was told to the review team only. "
        "Don't send this version on.",
        Audience.PARTICIPANTS: "People's own words stand here only where they said that they may "
        "be quoted. What is for the review team only is left out, and is not counted.",
        Audience.BOARD: "People's own words stand here only where they said that they may be "
        "quoted. What is for the review team only is left out, and is not counted. Nobody's whole "
        "account is in this version.",
    }
)
KIND: Final = MappingProxyType({"routine": "Routine work", "serious": "A serious case"})
DEPTH: Final = MappingProxyType(
    {
        "full": "A full review of one case. It shows how work went here; how far that holds "
        "elsewhere has to be looked at elsewhere.",
        "mid-range": "A mid-range review. Fewer accounts than a full one, so what is found here "
        "needs more support before it is taken to hold widely.",
        "focused": "A focused review of some turning points. It can't speak for what it did not "
        "look at.",
        "learning-event": "A learning event. It brings accounts together once; what comes of it "
        "are questions to follow up, not findings.",
    }
)

USE: Final[Mapping[Use, str]] = MappingProxyType(
    {
        Use.QUOTE: "May be quoted",
        Use.PARAPHRASE: "The sense only, no quoting",
        Use.LEADS_ONLY: "For the review team only",
    }
)
SENSE_ONLY: Final = "Not for quoting. A reviewer may give the sense of it in words of their own."
FOLLOW_UP: Final = "A follow-up to this"
NOT_HERE: Final = "Not in this version"
NO_ACCOUNT: Final = "No account of theirs is here"

MODE: Final[Mapping[Mode, str]] = MappingProxyType(
    {
        Mode.SELF: "Typed by themselves",
        Mode.TALK: "Spoken; typed by somebody else",
        Mode.FROM_NOTES: "From notes; typed by somebody else",
        Mode.SCRIPTED: "A written story, played through the questions",
    }
)
PRACTICE: Final = "Practice"
NAMED: Final = (
    "Named: this version says who people are. Keep it apart from the others, and with the key."
)
SCRIPTED: Final = "Scripted"
NOT_CONFIRMED: Final = "Not yet confirmed"
TWO_WAYS: Final = "Two versions"
MARKED: Final = MappingProxyType(
    {
        PRACTICE: "Everything in it is made up.",
        SCRIPTED: "It is a written story, and no person gave it.",
        NOT_CONFIRMED: "The person has not yet read it back and said that it is right.",
        TWO_WAYS: "Both stand wherever they differ, until a reviewer has settled it.",
    }
)

CORNER: Final[Mapping[Corner, str]] = MappingProxyType(
    {
        Corner.KNEW: "Knew",
        Corner.THOUGHT: "Thought",
        Corner.FACED: "Faced",
        Corner.OPTIONS: "Options",
        Corner.CHILD: "The child",
        Corner.FELT: "Felt",
        Corner.TASKS: "Tasks",
        Corner.TOOLS: "Tools",
        Corner.ENVIRONMENT: "Environment",
    }
)

KNOWING: Final[Mapping[Knowing, str]] = MappingProxyType(
    {
        Knowing.KNEW: "Knew it",
        Knowing.BELIEVED: "Believed it",
        Knowing.ASSUMED: "Assumed it",
        Knowing.LEARNED_LATER: "Learned it later",
        Knowing.DID_NOT_KNOW: "Did not know it",
    }
)
SOURCE: Final[Mapping[Source, str]] = MappingProxyType(
    {
        Source.SAW: "Saw it",
        Source.TOLD: "Was told",
        Source.READ: "Read it",
        Source.INFERRED: "Worked it out",
    }
)
LENS: Final[Mapping[Lens, str]] = MappingProxyType(
    {
        Lens.TASK: "Tasks",
        Lens.TOOL: "Tools",
        Lens.ENVIRONMENT: "Environment",
        Lens.PERSON: "The person, that day",
    }
)
EFFECT: Final[Mapping[Effect | None, str]] = MappingProxyType(
    {
        Effect.HELPED: "helped",
        Effect.HINDERED: "hindered",
        Effect.MIXED: "mixed",
        None: "no direction given",
    }
)
USUAL: Final[Mapping[Usual, str]] = MappingProxyType(
    {
        Usual.USUAL: "Usual here",
        Usual.NOW_AND_THEN: "Now and then",
        Usual.UNUSUAL: "Unusual",
        Usual.CANT_SAY: "Can't say how usual",
    }
)
APPRAISED: Final[Mapping[Appraised, str]] = MappingProxyType(
    {
        Appraised.GOOD: "Good",
        Appraised.MIXED: "Mixed",
        Appraised.PROBLEMATIC: "Problematic",
        Appraised.UNDECIDED: "Undecided",
    }
)
DIRECTION: Final[Mapping[Direction, str]] = MappingProxyType(
    {Direction.CONSTRUCTIVE: "Constructive", Direction.UNSAFE: "Unsafe"}
)

DIFFERENCE: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.DATE_DIFFERS: "Accounts differ on the date",
        Kind.READ_DIFFERENTLY: "Read differently",
        Kind.SENT_NOT_RECEIVED: "Sent, and the other side has no word of it",
        Kind.HELD_DIFFERENTLY: "Accounts differ on who was dealing with it",
        Kind.KNOWN_TO_ONE_AGENCY: "Known to one service",
        Kind.NO_ACCOUNT_YET: "No account yet",
    }
)
EXPLORE: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.DATE_DIFFERS: "Each confirmed their own dates, and no day is in all of them.",
        Kind.READ_DIFFERENTLY: "A reviewer marked these as the same thing seen two ways.",
        Kind.SENT_NOT_RECEIVED: "Both were asked what reached them. One passed something on and "
        "heard nothing back; the other tells of nothing from them.",
        Kind.HELD_DIFFERENTLY: "All of these were asked who they took to be dealing with it.",
        Kind.KNOWN_TO_ONE_AGENCY: "A reviewer marked this as known to one service at the time.",
        Kind.NO_ACCOUNT_YET: "One side has spoken. The other has not been asked, or has not "
        "answered, so nothing can be said of it.",
    }
)
# What could be asked next, by the form of what was said. Neutral: it gives nothing away.
QUERY_DATE: Final = "When was that, as near as you can say?"
QUERY_ITEMS: Final = "What reached you that week?"
QUERY_HELD: Final = "Who did you take to be dealing with it at that point?"

ABSENCE: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.NOT_RETURNED: "Not returned",
        Kind.SINGLE_VOICE: "One voice only",
        Kind.NEVER_PUT: "Never put",
        Kind.UNDATED: "Without a date",
    }
)
ABSENT: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.NOT_RETURNED: "Invited, and no account has come.",
        Kind.SINGLE_VOICE: "Only one account tells of it, so nothing can be set beside it.",
        Kind.NEVER_PUT: "Questions that these people were not asked there. Their silence says "
        "nothing.",
        Kind.UNDATED: "Told without a confirmed date. It keeps its place in the list; none is "
        "guessed.",
    }
)

NONE_TOLD: Final = "Asked, and nothing to tell of"
NO_WORDS: Final = "Answered without words"
SAID_ELSEWHERE: Final = "Not put: another answer of theirs says it"
NO_CODE: Final = "No group given"
NO_LENS: Final = "Not said"
NO_EPISODE: Final = "The work as a whole"

# In the third person; a guide of one's own keeps its own titles for what isn't here.
PART: Final[Mapping[str, str]] = MappingProxyType(
    {
        "scene": "The scene",
        "knew": "What they knew",
        "thought": "What they thought",
        "faced": "What they faced",
        "options": "Options",
        "shaped": "What shaped it",
    }
)
STAGE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start": "Before they began",
        "you": "About them",
        "overview": "Each account in full",
        "shaped": "What mattered most, looking at the whole",
        "well": "What went well",
        "queries": "The reviewers' own questions",
        "changes": "Changes",
        "close": "At the end",
    }
)
OTHER_QUESTIONS: Final = "Other questions"
# What an answer is about, where a sheet has no room for its question; by the ids of design.md 4.
ASKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "knew.in_front": "To go on",
        "knew.stood_out": "Stood out",
        "knew.child": "The child's day",
        "knew.not_then": "Learned since",
        "knew.items": "Things known",
        "thought.to_colleague": "To a colleague taking over",
        "thought.going_on": "Taken to be going on",
        "thought.expected": "Expected next",
        "faced.else": "Also that day",
        "faced.weighing": "Weighing up",
        "faced.hoped": "Hoping for",
        "options.did": "Did next",
        "options.open": "Seemed open",
        "options.who_held": "Taken to be dealing with it",
        "shaped.tasks": "Tasks",
        "shaped.tools": "Tools",
        "shaped.environment": "Environment",
    }
)
# The columns that a sheet leaves empty, to be filled in by hand.
TO_APPRAISE: Final = ("Good or less good, and why", "Usual here?", "What else to ask")
NAMED_BY_THEM: Final = "Named by them"
NAMED_BY_REVIEWERS: Final = "Named by the reviewers"
TELLING_TITLE: Final = "What they called it"
TELLING_WHEN: Final = "When, in their words"
TELLING_CONFIRMED: Final = "Confirmed"
TELLING_WHY: Final = "Why it mattered"
ADDED: Final = "Added after the hand-over"
ADDED_ON: Final = "Added"
PUT_RIGHT: Final = "Put right"
BECAUSE: Final = "Because"
ABOUT: Final = "About"
TRIAD: Final = "Tasks, tools, environment"
FACTORS: Final = "What shapes the work"
PATTERNS: Final = "Underlying patterns"
OTHER_CODES: Final = "Other codes"
# What the team makes of it. For the team only.
APPRAISAL: Final = "The team's appraisal"
NOT_APPRAISED: Final = "Not appraised yet"
APPRAISED_ALONE: Final = "of {0} alone"  # somebody's own one, which was matched to this
BASIS: Final = "On what basis"
OPEN_QUESTIONS: Final = "Open questions"
REVIEWERS_WORDS: Final = "The reviewers' words"
REVIEWERS_NOTE: Final = "The reviewers' note"
BY_AND_WHEN: Final = "By, and when"
CANDIDATE: Final = "Candidate pattern"
CANDIDATES: Final = "Candidate patterns"
ABOUT_CANDIDATES: Final = (
    "What the team sees in what people said. A pattern is a candidate until the team has written "
    "the finding. Each number counts people, never mentions, and each row leads to the words."
)
SEEN_HERE: Final = "The team sees here"
NO_CODES: Final = "No codes from the team yet."
NO_DIRECTION: Final = "No direction given"
SEEN_PATTERNS: Final = "What the team sees, by pattern"
SEEN_FACTORS: Final = "What the team sees, by group"
USUAL_HERE: Final = "What is usual here, as the team says"
NOT_SAID_USUAL: Final = "Nothing said by the team yet of what is usual here."
WHO_SAYS_SO: Final = "Who says so"
EVERYWHERE: Final = "Everywhere"
DEEP: Final = "In detail"
LIGHT: Final = "On a short page"
NOT_LISTED: Final = "A moment that isn't listed"
LEARNED: Final = "Learned"
ASKED_OF_EACH: Final = "Asked of each in the reviewers' own words"
