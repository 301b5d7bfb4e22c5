"""The API keeps to its own description, whatever is sent: schemathesis makes the requests."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hustings.demo import make_demo
from hustings.model import COMMITMENTS
from hustings.project import Project
from hustings.server.app import application, create_app

HEADERS = {"host": "127.0.0.1:80", "authorization": "Bearer t"}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
LEFT_OUT = ("/api/live", "/api/model/")
"""An answer without end, and what would ask a machine outside."""
WORK = 20.0
"""Seconds of this process's own time for two answers of one address about the demo: the clock tells
of the machine as well."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    project = make_demo(tmp_path_factory.mktemp("contract") / "debate.hustings")
    app = create_app(project, port=80, token="t")
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HEADERS)
    project.close()


def _takes_any_name(operation: Any) -> bool:
    """Whether nothing is sent but a name in the address, which fits whatever it is: requests that
    do not are sought in vain, for half a second each."""
    return not operation.body and all(p.location == "path" for p in operation.iter_parameters())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"]
)
def test_every_address_answers_as_described_and_never_fails_inside(
    schema: Any, mode: GenerationMode
) -> None:
    tried = 0
    told: list[str] = []
    for operation in (found.ok() for found in schema.get_all_operations()):
        if operation.path.startswith(LEFT_OUT):
            continue
        if mode is GenerationMode.NEGATIVE and _takes_any_name(operation):
            continue

        @settings(
            max_examples=2,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            nonlocal tried
            tried += 1
            case.call_and_validate(headers=HEADERS, checks=CHECKS, timeout=None)

        before = time.process_time()
        try:
            ask()
        except (Exception, BaseExceptionGroup) as trouble:
            if (
                "Unsatisfiable" not in type(trouble).__name__
            ):  # no unfitting request to an address that takes nothing
                told.append(f"{operation.method} {operation.path}: {str(trouble)[:600]}")
        if (worked := time.process_time() - before) > WORK:
            told.append(f"{operation.method} {operation.path}: {worked:.0f} s of work")
    assert not told, "\n\n".join(told)
    assert tried > 100


def test_a_number_or_a_letter_that_cannot_be_kept_is_refused(project: Project) -> None:
    from ..serving import serving

    with serving(project) as served:
        for value in ("1" + "0" * 30, '"\\ud800"'):
            body = f'{{"variable1": {value}}}'
            answer = served.client.put(
                "/api/studies/odd", content=body, headers={"content-type": "application/json"}
            )
            assert answer.status_code == 400, answer.text
            assert "cannot be kept" in answer.json()["error"]
    assert project.studies() == {}


def test_every_answer_is_typed_and_no_request_is_free() -> None:
    described = application().openapi()
    names = described["components"]["schemas"]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            answers = [r for code, r in operation["responses"].items() if code.startswith("2")]
            for content in (c for r in answers for c in r["content"].values()):
                schema = content["schema"].get("items", content["schema"])
                assert schema.keys() & {"$ref", "properties"} or schema["type"] == "string", where
            for content in operation.get("requestBody", {}).get("content", {}).values():
                schema = content["schema"]
                ref = next((s for s in (schema, *schema.get("anyOf", ())) if "$ref" in s), None)
                assert ref is not None, where
                assert names[ref["$ref"].rpartition("/")[2]].get("properties"), where


def test_a_closed_set_is_described_by_its_values() -> None:
    names = application().openapi()["components"]["schemas"]
    assert names["StatementRow"]["properties"]["commitment"]["enum"] == list(COMMITMENTS)
    assert names["NetworkStudy"]["properties"]["mode"]["enum"] == ["one-mode", "two-mode"]
