"""Sealed records: each way in which one can't be used, and that the key opens new ones only."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview import handed
from interview.casework import folder, invite, keys, merging, opening, receive
from interview.casework.judge import Reason, judge
from interview.casework.merging import Merge
from interview.errors import FileTrouble, InterviewError, UsageError
from interview.guides.invitation import read_invitation
from interview.model.base import canonical
from interview.model.invitation import Keys
from interview.sealing import age, signing, words
from interview.sealing.age import Identity, Recipient
from interview.storage import disk
from tests.support import casefolder as at
from tests.support import fern, sealed
from tests.support.records import Plain, answer, record, value

HEAD = "sha256:" + "2" * 64
SAID = "the words of somebody"
Inner = dict[str, Any]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A case that takes sealed records only, in which SW1 and HV1 are invited."""
    text = (fern.FERN / "case.toml").read_text(encoding="utf-8")
    path = at.made(tmp_path, source=text.replace("accept_unsealed = true", "").encode())
    case = folder.open_case(path)
    invite.invite(case, path, ["SW1", "HV1"], fern.guide(), tmp_path / "sent", sealed.manner())
    return path


def brought(where: Path, code: str = "SW1") -> Keys:
    """Return what the invitation of `code` brought."""
    case = folder.open_case(where)
    said = keys.words_of(case, code, keys.opened(where, case, sealed.PASSPHRASE))
    found = read_invitation(where.parent / "sent" / f"{code}.invitation.age", said[-1]).keys
    assert found is not None
    return found


def plain(code: str = "SW1", **changed: Any) -> Plain:
    return record(code, answer("well.what", text=SAID), **changed)


def handed_over(by: Keys, made: Plain) -> bytes:
    return handed.sealed(value(made), by, head=HEAD, export=1)


def inside(where: Path, data: bytes) -> Inner:
    found: Inner = json.loads(age.unseal(data, identity(where)))
    return found


def identity(where: Path) -> Identity:
    return keys.opened(where, folder.open_case(where), sealed.PASSPHRASE)


def seal(where: Path, data: bytes) -> bytes:
    case_keys = folder.open_case(where).keys
    assert case_keys is not None
    return age.seal(data, [Recipient(case_keys.recipient)])


def bent(where: Path, by: Keys, change: Callable[[Inner], None], *, anew: bool) -> bytes:
    """Return a hand-over changed inside its seal, and with `anew` signed again with the key."""
    inner = inside(where, handed_over(by, plain()))
    change(inner)
    if anew:
        left = {key: part for key, part in inner.items() if key != "signature"}
        inner["signature"] = signing.sign(by.signing, signing.Kind.RECORD, canonical(left))
    return seal(where, canonical(inner))


def merge(where: Path, *named: Path, secret: str | None = sealed.PASSPHRASE) -> Merge:
    case = folder.open_case(where)

    def unlock() -> Identity:
        if secret is None:
            raise UsageError("Nobody to ask.")
        return keys.opened(where, case, secret)

    files = list(named) or [where / "inbox"]
    return merging.merge(where, case, files, explain=False, progress=lambda *_: None, unlock=unlock)


def reason(where: Path, data: bytes) -> Reason:
    """Return why a file is kept apart, by a merge with the key; nothing of it may be said."""
    done = merge(where, at.put_bytes(where, data, "record-0123456789abcdef.age"))
    (apart,) = done.tally.quarantined
    assert SAID not in apart.where
    assert done.tally.accepted == 0
    return apart.reason


def test_a_sealed_record_is_opened_and_stays_as_it_came(where: Path) -> None:
    made, data = plain(), handed_over(brought(where), plain())
    done = merge(where, at.put_bytes(where, data, "record-1.age"))
    assert done.tally.accepted == 1
    assert at.accounts(where) == [made]
    assert [path.read_bytes() for path in (where / "received").iterdir()] == [data]
    assert merging.receipts(done) == [("SW1", made["digest"], words.receipt(made["digest"]))]


@pytest.mark.parametrize("most", [0, 6000, 1 << 26], ids=["none held", "the other held", "held"])
def test_one_that_changes_while_it_is_merged_is_never_kept_under_the_hash_of_the_first(
    where: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    by, long = brought(where), [answer("well.what", text=SAID * 1000)]
    first = handed_over(by, record("SW1", *long, record_id="one"))
    other = handed_over(by, plain(record_id="another"))
    path = at.put_bytes(where, first, "SW1.age")
    counted = receive.tally

    def changes(*given: Any) -> receive.Tally:
        path.write_bytes(other)  # as good as the first
        return counted(*given)

    monkeypatch.setattr(opening, "_MOST_HELD", most)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(receive, "tally", changes)
        with pytest.raises(FileTrouble, match="changed or went away"):
            merge(where)
    assert at.tree(where, ["received", "merged"]) == set()
    path.write_bytes(first)
    merge(where)
    assert [one["record_id"] for one in at.accounts(where)] == ["one"]


def test_armoured_in_a_mail_it_is_the_same_record(where: Path) -> None:
    data = handed_over(brought(where), plain())
    mail = b"Dear team,\r\n\r\n" + age.armoured(data).replace(b"\n", b"\r\n")
    at.put_bytes(where, data, "record-1.age")
    at.put_bytes(where, mail, "mail.txt")
    done = merge(where)
    assert (done.tally.accepted, done.tally.duplicates) == (1, 1)


def test_only_new_sealed_records_need_the_key(where: Path) -> None:
    at.put_bytes(where, handed_over(brought(where), plain()), "record-1.age")
    first = merge(where)
    assert merge(where, secret=None).products.digest == first.products.digest
    assert merging.look(where, folder.open_case(where)).products.digest == first.products.digest
    at.put_bytes(where, handed_over(brought(where, "HV1"), plain("HV1")), "record-2.age")
    before = at.tree(where)
    with pytest.raises(UsageError):
        merge(where, secret=None)
    with pytest.raises(InterviewError, match="That passphrase doesn't open"):
        merge(where, secret="another")
    assert at.tree(where) == before
    assert merge(where).tally.accepted == 2


def test_what_is_kept_apart_needs_no_key_later_either(where: Path) -> None:
    other = age.seal(b"{}", [age.recipient_of(age.new_identity())])
    wrong = at.put_bytes(where, other, "for-others.age")
    cut = at.put_bytes(where, handed_over(brought(where), plain())[:-9], "cut.age")
    merge(where)
    again = merge(where, wrong, cut, secret=None)
    found = {one.file: one.reason for one in again.tally.quarantined}
    assert found == {str(wrong): Reason.WRONG_KEY, str(cut): Reason.UNREADABLE}
    assert merging.look(where, folder.open_case(where)).found.files.keys() == again.known


def test_somebody_who_joins_the_case_later_is_let_in_without_the_key(where: Path) -> None:
    by = brought(where)
    data = bent(where, by, lambda inner: inner.update(record=plain("ZZ9")), anew=True)
    assert reason(where, data) is Reason.UNKNOWN_PARTICIPANT
    case = folder.open_case(where)
    assert case.keys is not None
    issued = {**case.keys.issued, "ZZ9": case.keys.issued["SW1"]}
    given = case.keys.model_copy(update={"issued": issued})
    folder.keep(where, case.model_copy(update={"keys": given}))
    text = (where / "case.toml").read_text(encoding="utf-8")
    (where / "case.toml").write_text(
        f'{text}\n[[participant]]\ncode = "ZZ9"\nrole = "GP"\nagency = "A surgery"\n', "utf-8"
    )
    assert merge(where, secret=None).tally.inputs == 1
    assert [one["participant"]["code"] for one in at.accounts(where)] == ["ZZ9"]


def test_every_key_that_somebody_was_given_counts(where: Path) -> None:
    first = brought(where)
    case = folder.open_case(where)
    invite.invite(case, where, ["SW1"], fern.guide(), where.parent / "sent", sealed.manner())
    at.put_bytes(where, handed_over(first, plain()), "record-1.age")
    later = plain(parents=[plain()["digest"]])
    at.put_bytes(where, handed_over(brought(where), later), "record-2.age")
    done = merge(where)
    assert (done.tally.accepted, done.tally.superseded) == (1, 1)


def test_two_tips_under_the_right_key_are_a_conflict(where: Path) -> None:
    by = brought(where)
    for text in ("one", "other"):
        made = record("SW1", answer("well.what", text=text))
        at.put_bytes(where, handed_over(by, made), f"{text}.age")
    done = merge(where)
    assert done.tally.accepted == 2
    assert len(done.combined.standings[0].tips) == 2


def test_another_persons_key_or_any_other_is_an_impostors(where: Path) -> None:
    theirs = brought(where, "HV1")
    assert reason(where, handed_over(theirs, plain("SW1"))) is Reason.IMPOSTOR
    made_up = theirs.model_copy(update={"signing": signing.new_key()})
    assert reason(where, handed_over(made_up, plain("HV1"))) is Reason.IMPOSTOR


@pytest.mark.parametrize(
    "change",
    [
        lambda inner: inner["record"]["answers"][0].update(text="other words"),
        lambda inner: inner.update(record=plain("HV1")),
        lambda inner: inner.update(export=2),
        lambda inner: inner.update(journal_head="sha256:" + "3" * 64),
        lambda inner: inner.update(case="0" * 32),
        lambda inner: inner.update(key="0" * 64),
        lambda inner: inner.update(signature="0" * 128),
    ],
    ids=["a word", "the record", "export", "journal", "case", "key", "signature"],
)
def test_what_was_changed_after_it_was_signed_is_tampered_with(
    where: Path, change: Callable[[Inner], None]
) -> None:
    assert reason(where, bent(where, brought(where), change, anew=False)) is Reason.TAMPERED


def test_a_record_changed_before_it_was_signed_is_tampered_with(where: Path) -> None:
    def change(inner: Inner) -> None:
        inner["record"]["answers"][0]["text"] = "other words"

    assert reason(where, bent(where, brought(where), change, anew=True)) is Reason.TAMPERED


def test_other_bytes_of_the_same_meaning_are_not_what_was_signed(where: Path) -> None:
    inner = inside(where, handed_over(brought(where), plain()))
    assert reason(where, seal(where, json.dumps(inner).encode())) is Reason.TAMPERED
    assert reason(where, seal(where, canonical(inner) + b"\n")) is Reason.TAMPERED


@pytest.mark.parametrize(
    "change,wanted",
    [
        (lambda inner: inner.update(case="0" * 32), Reason.FOREIGN_CASE),
        (
            lambda inner: inner.update(record=plain(case={"id": "0" * 32, "title": "x"})),
            Reason.FOREIGN_CASE,
        ),
        (lambda inner: inner.update(record=plain("XX9")), Reason.UNKNOWN_PARTICIPANT),
        (lambda inner: inner.update(record=plain(practice=True)), Reason.PRACTICE),
        (lambda inner: inner.update(recipient=HEAD), Reason.WRONG_KEY),
        (lambda inner: inner.update(schema_version=2), Reason.NEWER_SCHEMA),
        (lambda inner: inner.update(format="interview-invitation"), Reason.NOT_A_RECORD),
        (lambda inner: inner.update({SAID: 1}), Reason.INVALID),
        (lambda inner: inner.update(export="1"), Reason.INVALID),
        (lambda inner: inner.update(export=0), Reason.INVALID),
        (
            lambda inner: inner.update(
                record=record("SW1", answer("well.what"), answer("well.what"))
            ),
            Reason.DUPLICATE_ID,
        ),
    ],
    ids=[
        "another case", "a record of another case", "nobody's", "practice", "sealed anew", "newer",
        "another kind", "a key too many", "words for a number", "no hand-over", "an answer twice",
    ],
)  # fmt: skip
def test_a_hand_over_signed_with_the_right_key_can_be_wrong_all_the_same(
    where: Path, change: Callable[[Inner], None], wanted: Reason
) -> None:
    assert reason(where, bent(where, brought(where), change, anew=True)) is wanted


def test_a_record_that_is_not_signed_is_not_sealed(where: Path) -> None:
    assert reason(where, canonical(plain())) is Reason.UNSEALED
    assert reason(where, seal(where, canonical(plain()))) is Reason.UNSEALED


@pytest.mark.parametrize(
    "data,wanted",
    [
        (age.seal(b"x", [age.recipient_of(age.new_identity())]), Reason.WRONG_KEY),
        (b"age-encryption.org/v1\n-> scrypt AAAA 60\n", Reason.UNREADABLE),
        (b"age-encryption.org/v1\n", Reason.UNREADABLE),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", Reason.UNREADABLE),
    ],
    ids=["another key", "half a header", "a header", "a beginning"],
)
def test_what_the_key_does_not_open_leaves_nothing_behind(
    where: Path, data: bytes, wanted: Reason
) -> None:
    assert reason(where, data) is wanted
    assert list((where / "opened").iterdir()) == []


def test_a_cut_or_changed_record_leaves_nothing_behind(where: Path) -> None:
    data = handed_over(brought(where), plain())
    for spoilt in (data[:-1], data[:-1] + bytes([data[-1] ^ 1]), data[: len(data) // 2]):
        assert reason(where, spoilt) is Reason.UNREADABLE
    assert list((where / "opened").iterdir()) == []


def test_an_invitation_sent_back_is_another_key(where: Path) -> None:
    sent = (where.parent / "sent" / "SW1.invitation.age").read_bytes()
    assert reason(where, sent) is Reason.WRONG_KEY


def test_a_case_without_keys_opens_nothing_and_asks_for_nothing(where: Path) -> None:
    data = handed_over(brought(where), plain())
    case = folder.open_case(where).model_copy(update={"keys": None})
    folder.keep(where, case)
    assert merge(where, at.put_bytes(where, data, "record.age"), secret=None).tally.inputs == 1
    assert judge(data, case).reason is Reason.WRONG_KEY


def test_what_was_opened_and_is_damaged_is_opened_again_by_the_next_merge(where: Path) -> None:
    at.put_bytes(where, handed_over(brought(where), plain()), "record-1.age")
    first = merge(where)
    (opened,) = (where / "opened").iterdir()
    whole = opened.read_bytes()
    for damage in (whole.replace(SAID.encode(), b"other words of theirs"), whole[:200], b""):
        opened.write_bytes(damage)
        with pytest.raises(FileTrouble, match="Run `interview merge`"):
            merging.look(where, folder.open_case(where))
        assert merge(where).products.digest == first.products.digest
        assert opened.read_bytes() == whole


@pytest.mark.parametrize("most", [0, 64 * 1024 * 1024], ids=["opened again", "held"])
def test_however_much_is_held_what_was_opened_is_kept_whole(
    where: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    unsealed: list[bytes] = []
    unseal = age.unseal

    def counted(data: bytes, identity: Identity) -> bytes:
        unsealed.append(data)
        return unseal(data, identity)

    data = handed_over(brought(where), plain())
    at.put_bytes(where, data, "record-1.age")
    monkeypatch.setattr(opening, "_MOST_HELD", most)
    monkeypatch.setattr(age, "unseal", counted)
    first = merge(where)
    assert unsealed.count(data) == (1 if most else 3)
    assert merge(where, secret=None).products.digest == first.products.digest


def test_an_original_that_is_damaged_is_said_to_be_before_any_key_is_asked_for(
    where: Path,
) -> None:
    at.put_bytes(where, handed_over(brought(where), plain()), "record-1.age")
    merge(where)
    (kept,) = (where / "received").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    (where / "inbox" / "record-1.age").unlink()
    with pytest.raises(FileTrouble, match="is damaged and has been left"):
        merge(where, secret=None)


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_merge_that_stops_half_way_is_gone_on_with(
    where: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    data = handed_over(brought(where), plain())
    file = at.put_bytes(where, data, "record-1.age")
    whole = getattr(disk, step)
    for last in range(60):
        count = 0

        def stopped(*given: object, last: int = last) -> object:
            nonlocal count
            count += 1
            if count > last:
                raise KeyboardInterrupt
            return whole(*given)

        with monkeypatch.context() as patch:
            patch.setattr(disk, step, stopped)
            try:
                merge(where)
            except KeyboardInterrupt:
                assert file.read_bytes() == data
                continue
        break
    else:
        pytest.fail("it never got through")
    assert at.accounts(where) == [plain()]
