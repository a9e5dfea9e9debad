"""How the notes page is drawn: corners down the page, what is offered in one line at its foot.

The one decision: the corner in hand has the most room, every other at least a row, and parts of a
moment stand apart where there are rows enough for all of it; what doesn't fit scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from interview.engine.account import PlaceRow
from interview.engine.page import Offer, Page
from interview.engine.place import Kind, Place
from interview.engine.view import View
from interview.errors import InterviewError
from interview.tui import presenter
from interview.tui.desk import Desk
from interview.tui.helpful import Part, in_hand
from interview.tui.put import Put, put_of
from interview.tui.saver import Standing
from interview.tui.screens.base import TROUBLE, ViewScreen
from interview.tui.widgets.button import GoButton
from interview.tui.widgets.corner import Corner, CornerName
from interview.tui.widgets.frame import USUAL, WIDE, Key, SplitLine
from interview.tui.widgets.help import Help, own_dates
from interview.tui.widgets.place_list import PlaceList
from interview.tui.widgets.text import Words

# Rows of a main corner, of any other, and how many more the one in hand has: what fits first.
_SHARES = ((4, 2, 1), (3, 2, 1), (3, 1, 1), (2, 1, 1), (1, 1, 2))
_LIST, _BUTTON = 30, 22  # columns of the list of places; of the button, with the margins
_PART = 2  # how far a part of a moment is set in, in the list of places


class PageDrawn(ViewScreen):
    """The page; what is done on it is PageScreen's."""

    CSS_PATH = "../styles/page.tcss"

    own_keys = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.last: Corner | None = None  # the corner that was in hand last
        self.offered: Offer | None = None
        self.places: tuple[PlaceRow, ...] = ()
        self._told = ""
        self._read = ""  # the signpost that has been read
        self._page = self._found()

    def _found(self) -> Page:
        page = self.desk.seat.page
        assert page is not None  # noqa: S101 - the router comes here only where there is one
        return page

    def compose_body(self) -> ComposeResult:
        """The list and the help at the left of a wide window, the corners beside them."""
        if any(True for _ in self._drafts()):
            self._read = self.view.signpost  # it was read before those words were typed
        with Horizontal(id="sides"):
            yield PlaceList(id="places", in_hand=False)
            yield Help(id="help-side")
            with Vertical(id="main"):
                yield SplitLine(id="where")
                yield Words(id="signpost")
                with VerticalScroll(id="corners", can_focus=False):
                    yield from self._made()
                yield Help(id="help")
                with Horizontal(id="ways"):
                    yield Words(id="offer")
                    yield GoButton("Next", id="go")

    def on_mount(self) -> None:
        """Draw, and take the corner in hand."""
        super().on_mount()
        self.call_after_refresh(self._begin)

    def _made(self) -> Iterator[Corner]:
        for one in self._page.corners:
            put = put_of(one.box)
            text = self._words(put)
            alone = len(self._page.corners) == 1  # then there is room for the whole question
            margin = CornerName(put.asked, put.hint) if alone else CornerName(one.name, one.prompts)
            yield Corner(put, text, margin, part=one.part, main=one.main)

    def _words(self, put: Put) -> str:
        draft = self.desk.saver.draft(put.place, follow_up=put.follow_up)
        return put.text if draft is None else draft

    def _drafts(self) -> Iterator[Place]:
        for one in self._page.corners:
            for follow_up in (False, True):
                if self.desk.saver.draft(one.box.place, follow_up=follow_up) is not None:
                    yield one.box.place

    # -------------------------------------------------------------------------- another moment

    def show(self, view: View) -> None:
        """Show this page as it stands now, or another in its place."""
        before = self._page
        self.view = view
        self._page = self._found()
        places = [one.box.place for one in self._page.corners]
        if places == [one.box.place for one in before.corners]:
            self._refresh()
        else:
            self.call_later(self._turn_over)
        self.draw()

    def _refresh(self) -> None:
        """Put what is kept now into the corners; what is in hand stays as it is."""
        kept = {one.box.place: put_of(one.box) for one in self._page.corners}
        for corner in self.corners:
            put = kept.get(corner.put.place)
            if put is not None and not corner.put.follow_up:
                corner.show(put, corner.box.text if corner.given_words else put.text)

    async def _turn_over(self) -> None:
        self.offered = self.last = None
        self._told = ""
        corners = self.query_one("#corners")
        await corners.remove_children()
        await corners.mount_all(list(self._made()))
        self.draw()
        self._begin()

    def _begin(self) -> None:
        """Take the corner of the question in hand; open what was being written of a follow-up."""
        for one in self._page.corners:
            if self.desk.saver.draft(one.box.place, follow_up=True) is not None:
                self._open_again(one.box.place)
        if self.view.asking is not None:  # what words of support led back to
            self._open_again(self.view.asking.place)
        self.fit()
        if self.apart:
            self.query_one(GoButton).focus()
            return
        if self.view.signpost != self._read:
            self.say(self.view.signpost)
        found = [one for one in self.corners if one.put.place == self._page.at]
        if found:
            found[-1].field.focus()

    def _open_again(self, place: Place) -> None:
        corner = next(one for one in self.corners if one.put.place == place)
        found = self.desk.seat.offer(corner.reply)
        if found is not None and found.follow_up:
            self.take_up(found)

    def read_on(self) -> None:
        """The signpost has been read: on to the corners."""
        self._read = self.view.signpost
        self.draw()
        self._begin()

    # ------------------------------------------------------------------------------- the offer

    def offer(self, found: Offer) -> None:
        """Say what may be asked, at the foot."""
        self.offered, self._told = found, ""
        self._draw_offer()
        super().draw()

    def take_up(self, offered: Offer) -> None:
        """Open a corner for what comes of what was offered, under the one it is about."""
        about = [one for one in self.corners if one.put.place.question == self._asked_of(offered)]
        put = Put(offered.place, offered.asked, follow_up=offered.follow_up)
        text = self._words(put)
        part = about[-1].part if about else ""
        made = Corner(put, text, CornerName(offered.asked, ""), part=part)
        made.probe = offered.probe
        self.offered = None
        after = about[-1] if about else None
        self.query_one("#corners").mount(made, after=after)
        self.draw()
        self.call_after_refresh(made.box.focus)

    def _asked_of(self, offered: Offer) -> str:
        if offered.follow_up or self.last is None:
            return offered.place.question
        return self.last.put.place.question

    # ------------------------------------------------------------------------------ how it looks

    @property
    def corners(self) -> list[Corner]:
        """The corners, in order."""
        return list(self.query(Corner))

    @property
    def in_hand(self) -> Corner | None:
        """The corner in hand, else the one that was."""
        found = next((one for one in self.corners if one.in_hand), self.last)
        return found if found is not None and found.is_attached else None

    @property
    def written(self) -> Corner | None:
        """The corner in hand whose words may be half typed; a follow-up's are kept as they are."""
        corner = self.in_hand
        return corner if corner is not None and not corner.put.follow_up else None

    def corner_of(self, widget: Widget) -> Corner | None:
        """Return the corner that a widget is part of."""
        return next((one for one in widget.ancestors_with_self if isinstance(one, Corner)), None)

    @property
    def apart(self) -> bool:
        """Whether a signpost stands in the corners' place, to be read first: one that is long."""
        signpost = self.view.signpost
        beside = _BUTTON + (_LIST if self.wide else 0)
        lines = presenter.wrapped(signpost, self.app.size.width - beside)
        return signpost != self._read and len(lines) > (1 if self.short else 2)

    def draw(self) -> None:
        """Draw everything but the corners, at the size there is."""
        super().draw()
        page = self._page
        self.set_class(len(page.corners) == 1, "-single")
        self.set_class(self.apart, "-apart")
        self.set_class(self.helping and not self.wide, "-helping")
        self.query_one("#signpost", Words).say(self.view.signpost if self.apart else "")
        where = presenter.line((page.where, "$place"), (page.title, "$ink"))
        self.query_one("#where", SplitLine).show(where, presenter.words(page.when, "$quiet"))
        self._draw_sides()
        self._draw_offer()
        button = "Try again" if self.standing.trouble else "Go on" if self.apart else self.onward
        self.query_one(GoButton).call(button)
        self.call_after_refresh(self.fit)

    @property
    def onward(self) -> str:
        """What going on comes to."""
        another = self._page.at.episode and not self.view.about.setting.moment
        return "Next moment" if another else "Next"

    def stand(self, standing: Standing) -> None:
        """Say what is on disk now; NOT SAVED changes the keys and the button too."""
        changed = (standing.trouble is None) is not (self.standing.trouble is None)
        super().stand(standing)
        if changed and self.is_mounted:
            self.draw()

    def _draw_sides(self) -> None:
        places = self.query_one(PlaceList)
        places.display = self.wide and not self.helping
        if self.wide:
            self.places = tuple(self._listed())
            places.show_places(self.places, "")

    def draw_help(self) -> None:
        """Show help under the corner in hand, or in the place of the list."""
        for name, wide in (("#help", False), ("#help-side", True)):
            place = self.query_one(name, Help)
            place.display = self.helping and self.wide is wide
            if place.display:
                dates = (own_dates(self.view.dates),) if self.view.dates else ()
                place.show((*in_hand(self), *dates))

    def compose_help(self) -> ComposeResult:
        """The body has places for it."""
        yield from ()

    def help_parts(self) -> tuple[Part, ...]:
        """Return the help with the corner in hand, whatever has the focus."""
        return self.in_hand.help_parts() if self.in_hand is not None else ()

    def _listed(self) -> Iterator[PlaceRow]:
        """Yield the places; for the parts of a moment, how many of its corners are filled."""
        for row in self.desk.seat.contents:
            if row.level < _PART:
                yield row
            if row.state == "here" and row.level == _PART - 1:
                filled = sum(one.filled for one in self.corners if not one.put.follow_up)
                told = f"{filled} of {len(self._page.corners)} filled"
                yield PlaceRow(told, "", self._page.at, Kind.QUESTIONS, _PART)

    def _draw_offer(self) -> None:
        line = self.query_one("#offer", Words)
        if self._told or self.offered is None:
            line.say(presenter.words(self._told, "$quiet"))
        else:
            lead = "" if self.short else self._page.lead
            parts = ((lead, "$quiet"), (self.offered.asked, "bold"))
            line.say(presenter.line(*parts, gap="  "))
        self.query_one(GoButton).display = not (self.short and self.offered)
        line.display = True  # its rows stay, so that nothing shifts

    def fit(self) -> None:
        """Give each corner its rows."""
        corners = self.corners
        room = self.query_one("#corners").size.height if corners else 0
        if room == 0:
            return  # it isn't laid out yet, or on its way out
        alone = self.helping and not self.wide
        parted = [n for n, one in enumerate(corners) if n and one.part != corners[n - 1].part]
        least, roomy = self._shared_out(corners, room - len(parted))
        for number, (corner, rows) in enumerate(zip(corners, least, strict=True)):
            corner.styles.height = max(rows, corner.rows(most=self._most(corner, room)))
            corner.styles.margin = (1 if roomy and number in parted else 0, 0, 0, 0)
            corner.display = not alone or corner is self.in_hand
            corner.mark()
        if self.wide:
            self._draw_filled()

    def _shared_out(self, corners: list[Corner], room: int) -> tuple[list[int], bool]:
        """Return the rows that each corner has at least, and whether parts can stand apart.

        Decided without what is written or in hand, so that nothing moves while somebody types and
        little when they go on: as many rows as fit, and one or two more for the corner in hand.
        """
        if self.has_class("-single"):
            return [room], False
        for main, other, more in _SHARES:
            rows = [max(main if one.main else other, one.choice_rows) for one in corners]
            if sum(rows) + more <= room:
                break
        fits = sum(rows) + more <= room
        return [row + more * one.in_hand for row, one in zip(rows, corners, strict=True)], fits

    def _most(self, corner: Corner, room: int) -> int:
        """Return the most rows that a corner takes, whatever is written in it; the rest scrolls."""
        if corner.in_hand:
            return max(room - 2, 3)
        return 2 if self.short else 3 if not self.wide else 6

    def _draw_filled(self) -> None:
        listed = tuple(self._listed())
        if listed != self.places:
            self.places = listed
            self.query_one(PlaceList).show_places(listed, "")

    def on_resize(self) -> None:
        """Draw again at the new size."""
        if self.is_mounted:
            self.draw()

    def foot_line(self) -> tuple[Content, Content]:
        """Whom to turn to; in talk mode, that it hasn't been read back yet; the time of a round."""
        left, _ = super().foot_line()
        if (foot := self.foot_in_a_round(self.view.not_read_back)) is not None:
            return foot
        return left, presenter.words("" if self.narrow else self.view.not_read_back, "$quiet")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work here."""
        menu = Key("Esc", "Menu", "menu")
        if self.apart:
            return (
                Key("Ctrl+N", "Go on", "next"),
                Key("Ctrl+B", "Back", "back", columns=USUAL),
                Key("Ctrl+L", "Hide", "pause"),
                menu,
            )
        if self.standing.trouble is not None:
            return TROUBLE
        turn = Key("F2", "One at a time", "turn", short="One")
        return (
            Key("Tab", "Next", "tab(1)", columns=WIDE),
            Key("Ctrl+N", self.onward, "next", short="Go on"),
            Key("F3", "Note it", "take_up") if self.offered else turn,
            Key("Ctrl+O", "Other", "others", columns=USUAL),
            Key("Ctrl+L", "Hide", "pause", columns=WIDE),
            Key("F1", "Prompts", "help"),
            menu,
        )

    def say(self, text: str) -> None:
        """Say something at the foot, until something is offered."""
        self._told = text
        self._draw_offer()

    def refused(self, error: InterviewError) -> None:
        """Say why something wasn't done."""
        self.say(str(error))
