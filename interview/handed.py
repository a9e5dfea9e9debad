"""The file that is handed over: a record signed with the invitation's key and sealed for the team.

The one decision: what is signed says for whom it is sealed, what came before it and which hand-over
it is, so that none can be passed off as another; see `model.sealed`.
"""

from __future__ import annotations

from interview.model.base import canonical
from interview.model.invitation import Keys
from interview.model.record import Record
from interview.model.sealed import HandOver, fingerprint
from interview.sealing import age, signing


def sealed(record: Record, keys: Keys, *, head: str, export: int) -> bytes:
    """Return `record` signed and sealed with `keys`. Raise ValueError for one of no case.

    `head` is the digest of the journal's last line, `export` which hand-over of this interview it
    is, from 1.
    """
    if record.case is None:
        raise ValueError("only an invited account is sealed")
    draft = HandOver(
        format="interview-hand-over",
        schema_version=1,
        case=record.case.id,
        recipient=fingerprint(keys.recipient),
        journal_head=head,
        export=export,
        key=signing.public_half(keys.signing),
        record=record,
        signature="0" * 128,
    )
    signature = signing.sign(keys.signing, signing.Kind.RECORD, draft.signed_part())
    whole = draft.model_copy(update={"signature": signature})
    return age.seal(canonical(whole.plain()), [age.Recipient(keys.recipient)])
