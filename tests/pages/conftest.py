"""What the tests of pages share."""

from tests.helpers.work import no_work_left

__all__ = ["no_work_left"]
