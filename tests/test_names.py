"""The public names are there, every one."""

import hustings


def test_every_public_name_can_be_had() -> None:
    for name in hustings.__all__:
        assert getattr(hustings, name) is not None, name
