"""Files of the age format: what opens, what doesn't and why, and the `age` command beside us."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.sealing import age
from interview.sealing.age import Identity, Recipient
from interview.sealing.trouble import NotOpened, Why
from tests.support.age_writer import sealed_with

MINE: Final = Identity("AGE-SECRET-KEY-17KXGWD4ANAT9VH82WDNYS5TGJUJAR9X07G0C86Z8TH4RG8FDLSTQRS4RF7")
FOR_ME: Final = age.recipient_of(MINE)
OTHER: Final = age.new_identity()
LETTERS: Final = "Words of “somebody”, kept: \u202e {{ 7 }} [/i]\n".encode()
WORDS: Final = "four words of mine"
# Sealed once for MINE, and once with WORDS: whatever comes later still has to open them.
ONCE: Final = b"""-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB4OEFjY1FnUXZVZ05NbExF
bHI1NERkdmw1amxpVGU3Y1ppRllPYmQ5ZTFnCjIzTzZVUGVoK3VEeWJoOU5Tdzdv
dnd4WmE2akk3VEQ3Vk5ra0ZPNVdqMDgKLT4gXzhrZnpiW0AtZ3JlYXNlIFNUQC4g
dkoKRFNHMDF4TkUraTBJNVRyelphRmQ2QTNndWlYQTY3K0pIaDQ3aTFGNnV2SEox
QU90Rm8yMTJPT1BodmlYbHZDbQppckROeWorQ2FabFlaMzdOYk5KeEt1dUkwS0J5
R01DcU1LZkpyOUpFQjlBWjBDVQotLS0gZnNyMllHYWpsRlFTN0huZVY2YWc1bEFT
cHRwT1ZoeUczUm5HTGppLzYrYwpIx+XSQc3VUZVl8gMhnU6G70g9b+xQUqKqPhCQ
3i/9cnEesw0XYEBRbsYN
-----END AGE ENCRYPTED FILE-----
"""
ONCE_WITH_WORDS: Final = b"""-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBUcUNqNVhwandYOGFWTGE3
T3lCdkxRIDQKSndiK1VGUXg3bi9xN2hkUWluNDd1YlNlcXhucUJlRTlBRGRaeWxh
bzZLQQotLS0gU2lBRW90d3VHSzBvMDdVcWRKaFRlb0RHM3hIYVhLN2MxYmhtZk9J
aGJaYwqy3WXKIhmN550d8sl9YW0ydS34HjgLE3tD9595ef1CtRQDgnwqzJlw4uMI
-----END AGE ENCRYPTED FILE-----
"""
SAID: Final = b"sealed once"
SEALED: Final = base64.b64decode(b"".join(ONCE.splitlines()[1:-1]))
WITH_WORDS: Final = base64.b64decode(b"".join(ONCE_WITH_WORDS.splitlines()[1:-1]))


def why(opening: object, *given: object) -> Why:
    assert callable(opening)
    with pytest.raises(NotOpened) as refused:
        opening(*given)
    assert "sealed once" not in str(refused.value)
    return refused.value.why


@given(st.binary(max_size=200_000))
@settings(max_examples=30)
def test_what_is_sealed_for_somebody_comes_back_to_the_byte(data: bytes) -> None:
    sealed = age.seal(data, [age.recipient_of(OTHER), FOR_ME])
    assert age.unseal(sealed, MINE) == data
    assert age.unseal(age.armoured(sealed), OTHER) == data


@pytest.mark.parametrize(
    "words", [WORDS, "FOUR  words\tOf Mine ", "four-words-of-mine", "four, words, of, mine."]
)
def test_words_open_in_any_case_and_spacing(words: str) -> None:
    sealed = age.seal_with_words(LETTERS, "Four Words of mine")
    assert age.unseal_with_words(sealed, words) == LETTERS


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_a_second_reading_of_the_format_makes_files_that_open(size: int) -> None:
    assert age.unseal_with_words(sealed_with(b"x" * size, WORDS), WORDS) == b"x" * size


def test_what_was_sealed_once_opens_for_ever() -> None:
    assert age.unseal(ONCE, MINE) == b"sealed once"
    assert age.unseal_with_words(ONCE_WITH_WORDS, WORDS) == b"sealed once"


@pytest.mark.real_cost
def test_words_cost_a_thief_half_a_million_rounds_of_memory_a_try() -> None:
    sealed = age.seal_with_words(SAID, WORDS)
    cost = re.search(rb"-> scrypt \S+ (\d+)", sealed)
    assert cost is not None
    assert int(cost[1]) >= 15
    assert age.unseal_with_words(sealed, WORDS) == SAID


@pytest.mark.parametrize("at", range(0, len(SEALED), 7))
def test_a_file_with_one_byte_changed_opens_for_nobody(at: int) -> None:
    bent = bytearray(SEALED)
    bent[at] ^= 1
    assert why(age.unseal, bytes(bent), MINE) in {Why.DAMAGED, Why.ANOTHER_KEY, Why.NOT_SEALED}


@pytest.mark.parametrize("size", [0, 10, *range(22, len(SEALED), 11), len(SEALED) - 1])
def test_a_file_that_was_cut_is_damaged(size: int) -> None:
    wanted = Why.DAMAGED if size >= 22 else Why.NOT_SEALED
    assert why(age.unseal, SEALED[:size], MINE) == wanted


def test_a_changed_body_is_damage_not_another_key() -> None:
    assert why(age.unseal, SEALED[:-1] + bytes([SEALED[-1] ^ 1]), MINE) == Why.DAMAGED
    changed = WITH_WORDS[:-1] + bytes([WITH_WORDS[-1] ^ 1])
    assert why(age.unseal_with_words, changed, WORDS) == Why.DAMAGED


def test_each_manner_of_sealing_opens_only_in_its_own() -> None:
    assert why(age.unseal, SEALED, OTHER) == Why.ANOTHER_KEY
    assert why(age.unseal, WITH_WORDS, MINE) == Why.ANOTHER_KEY
    assert why(age.unseal_with_words, SEALED, WORDS) == Why.ANOTHER_KEY
    assert why(age.unseal_with_words, WITH_WORDS, "four words of hers") == Why.WRONG_WORDS


@pytest.mark.parametrize("work", ["23", "30", "64", "999", "99999999999999999999"])
def test_a_file_that_asks_for_endless_work_is_refused_untried(
    work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "_passphrase", None)  # nothing may try it
    bomb = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 " + work.encode(), WITH_WORDS)
    assert why(age.unseal_with_words, bomb, WORDS) == Why.TOO_COSTLY
    assert why(age.unseal_with_words, age.armoured(bomb), WORDS) == Why.TOO_COSTLY


@pytest.mark.parametrize("data", [b"", b"{}", b"Dear reviewers", b"\xff\x00", b"PK\x03\x04"])
def test_what_is_no_age_file_is_said_to_be_none(data: bytes) -> None:
    assert not age.is_sealed(data)
    assert why(age.unseal, data, MINE) == Why.NOT_SEALED
    assert why(age.unseal_with_words, data, WORDS) == Why.NOT_SEALED


@pytest.mark.parametrize("data", [SEALED, WITH_WORDS, SEALED[:40]], ids=["key", "words", "cut"])
def test_a_sealed_file_is_known_as_one_whole_or_not(data: bytes) -> None:
    assert age.is_sealed(data)


@pytest.mark.parametrize(
    "mail",
    [
        age.armoured(SEALED),
        age.armoured(SEALED).replace(b"\n", b"\r\n"),
        b"Hello,\r\nhere it is:\r\n\r\n" + age.armoured(SEALED) + b"\r\nBye\r\n",
        re.sub(rb"^", b"> ", age.armoured(SEALED), flags=re.MULTILINE),
        re.sub(rb"^", b"    ", age.armoured(SEALED), flags=re.MULTILINE),
    ],
    ids=["as made", "from Windows", "in a mail", "quoted", "indented"],
)
def test_armour_opens_whatever_a_mail_put_around_it(mail: bytes) -> None:
    assert age.is_sealed(mail)
    assert age.unseal(mail, MINE) == SAID


@pytest.mark.parametrize(
    "bent",
    [
        age.armoured(SEALED)[:200],
        age.armoured(SEALED).replace(b"a", b"*"),
        age.armoured(b"no age file"),
        age.armoured(SEALED).replace(b"-----END", b"----END"),
    ],
    ids=["cut", "other letters", "something else inside", "no end"],
)
def test_broken_armour_is_damage(bent: bytes) -> None:
    assert why(age.unseal, bent, MINE) == Why.DAMAGED


@pytest.mark.parametrize("wrong", ["", "AGE-SECRET-KEY-1XYZ", "age1xyz"])
def test_what_is_no_key_is_refused(wrong: str) -> None:
    assert why(age.recipient_of, Identity(wrong)) == Why.DAMAGED
    assert why(age.seal, SAID, [Recipient(wrong)]) == Why.DAMAGED


def test_an_identity_comes_back_from_under_its_passphrase_and_no_other() -> None:
    kept = age.protect(MINE, "Correct horse ")
    assert str(MINE).encode() not in kept
    assert age.identity_in(kept, "Correct horse ") == MINE
    assert why(age.identity_in, kept, "correct horse") == Why.WRONG_WORDS
    assert why(age.identity_in, sealed_with(b"no key", "p"), "p") == Why.DAMAGED


@pytest.fixture
def command() -> str:
    found = shutil.which("age")
    if found is None:
        pytest.skip("the age command is not on this machine")
    return found


def test_the_age_command_opens_what_we_seal(command: str, tmp_path: Path) -> None:
    key, sealed = tmp_path / "key", tmp_path / "sealed.age"
    key.write_text(f"{MINE}\n", encoding="ascii")
    for data in (SEALED, age.armoured(SEALED)):
        sealed.write_bytes(data)
        opened = subprocess.run([command, "-d", "-i", key, sealed], capture_output=True, check=True)
        assert opened.stdout == SAID


@pytest.mark.parametrize("armour", [(), ("-a",)], ids=["plain", "armoured"])
def test_we_open_what_the_age_command_seals(command: str, armour: tuple[str, ...]) -> None:
    made = subprocess.run(
        [command, "-r", FOR_ME, *armour], input=SAID, capture_output=True, check=True
    )
    assert age.unseal(made.stdout, MINE) == SAID


def test_words_open_that_were_typed_without_a_space_between() -> None:
    said = "acid basil coral dust"
    assert age.unseal_with_words(age.seal_with_words(b"x", said), said.replace(" ", "")) == b"x"
