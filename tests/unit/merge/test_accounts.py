"""One person's record, or its versions in conflict, as one account."""

from __future__ import annotations

from interview.merge.accounts import account, current, resolved
from interview.model.case import InvitedParticipant
from interview.model.guide import Guide
from interview.model.merged import Account, Resolution, Standing, Withdrawal
from tests.support import fern
from tests.support.records import Plain, answer, record, value

WHO = InvitedParticipant(code="SW1", role="social worker", agency="Children's social care")


def guide(**changed: object) -> Guide:
    return fern.guide().model_copy(update=changed)


def of(*records: Plain, using: Guide | None = None, withdrawn: bool = False) -> Account:
    gone = Withdrawal(by="LR1", on="2026-05-01", reason="asked to") if withdrawn else None
    standing = Standing(code="SW1", tips=tuple(one["digest"] for one in records), withdrawn=gone)
    return account(WHO, standing, [value(one) for one in records], using or guide())


def texts(found: Account, question: str, episode: str | None = None) -> list[str]:
    said = found.at(question, episode)
    return [one.text for one in said.variants] if said else []


def test_equal_answers_of_two_versions_are_one_and_unequal_ones_both_stay() -> None:
    one = record("SW1", answer("well.what", text="Same"), answer("changes.ideas", text="This"))
    other = record("SW1", answer("well.what", text="Same"), answer("changes.ideas", text="That"))
    found = of(one, other)
    assert texts(found, "well.what") == ["Same"]
    assert texts(found, "changes.ideas") == ["This", "That"]
    assert (said := found.at("changes.ideas")) is not None
    assert said.only is None


def test_an_answer_in_one_version_only_stays() -> None:
    found = of(record("SW1"), record("SW1", answer("well.what", text="Mine")))
    assert texts(found, "well.what") == ["Mine"]


def test_another_permitted_use_is_another_answer() -> None:
    one = record("SW1", answer("well.what", text="Same", use="quote"))
    other = record("SW1", answer("well.what", text="Same", use="leads_only"))
    assert len(texts(of(one, other), "well.what")) == 2


def test_answers_stand_in_the_order_of_the_interview() -> None:
    found = of(record("SW1", answer("changes.ideas"), answer("you.role"), answer("well.what")))
    order = [one.place.question for one in found.said]
    assert order == ["you.role", "well.what", "changes.ideas"]


def test_a_record_on_an_older_guide_stands_under_the_new_names() -> None:
    newer = guide(renamed={"well.good": "well.fine", "well.fine": "well.what"})
    found = of(record("SW1", answer("well.good", text="Old words")), using=newer)
    assert texts(found, "well.what") == ["Old words"]
    assert (said := found.at("well.what")) is not None
    assert said.variants[0].question == "well.good"  # as it was when it was put


def test_two_versions_on_an_older_and_a_newer_guide_agree() -> None:
    newer = guide(renamed={"well.good": "well.what"})
    one, other = answer("well.good", text="Same"), answer("well.what", text="Same")
    assert texts(of(record("SW1", one), record("SW1", other), using=newer), "well.what") == ["Same"]


def test_answered_under_its_old_and_its_new_name_both_are_there() -> None:
    newer = guide(renamed={"well.good": "well.what"})
    both = record("SW1", answer("well.good", text="Old"), answer("well.what", text="New"))
    found = of(both, using=newer)
    assert (texts(found, "well.what"), texts(found, "well.good")) == (["New"], ["Old"])


def test_a_retired_question_keeps_its_answer() -> None:
    found = of(record("SW1", answer("well.gone", text="Kept")), using=guide(retired=("well.gone",)))
    assert texts(found, "well.gone") == ["Kept"]


def test_renames_in_a_ring_end() -> None:
    assert current("a.b", guide(renamed={"a.b": "a.c", "a.c": "a.b"})) in {"a.b", "a.c"}
    ring = guide(renamed={"a.b": "a.c", "a.c": "a.d", "a.d": "a.c"})
    assert current("a.b", ring) in {"a.c", "a.d"}


def test_a_correction_stands_beside_what_it_corrects() -> None:
    put_right = {
        "id": "correction/1", "on": "2026-05-02", "question": "well.what", "episode": None,
        "text": "It was the Tuesday", "reason": "wrong day",
    }  # fmt: skip
    found = of(record("SW1", answer("well.what", text="Monday"), corrections=[put_right]))
    assert (said := found.at("well.what")) is not None
    assert [one.text for one in said.corrections] == ["It was the Tuesday"]
    assert said.variants[0].text == "Monday"


def test_a_withdrawn_account_holds_no_words() -> None:
    found = of(record("SW1", answer("well.what", text="Mine")), withdrawn=True)
    assert (found.records, found.said, found.returned) == ((), (), False)
    assert found.standing.withdrawn is not None


def test_a_resolution_makes_a_version_with_the_words_it_took() -> None:
    one = value(record("SW1", answer("well.what", text="This")))
    choice = Resolution(
        version="sha256:" + "0" * 64, of=("sha256:" + "a" * 64, one.digest), take=one.digest,
        by="LR1", on="2026-05-01", reason="read back later",
    )  # fmt: skip
    made = resolved(one, choice)
    assert made.parents == choice.of
    assert made.digest == made.true_digest() != one.digest
    assert made.answers == one.answers
