"""A scenario's text becomes a scenario, or the list of all that is wrong with its form."""

from pydantic import ValidationError

from app.content.errors import ContentError
from app.content.form import refusal
from app.content.scenario.file import ScenarioFile
from app.content.scenario.integrity import integrity
from app.content.scenario.schema import keys_at
from app.content.yaml_source import Source, read_yaml
from app.spin.scenario import Scenario


def read_scenario(text: str, file: str) -> tuple[Scenario, Source]:
    """The scenario and where its fields stand; raises ContentError with every mistake of form or reference."""
    source = read_yaml(text, file)
    try:
        scenario = ScenarioFile.model_validate(source.data).domain()
    except ValidationError as error:
        raise refusal(source, error, keys_at) from error
    if broken := integrity(scenario):
        raise ContentError(tuple(source.mistake(each.path, each.code, each.params) for each in broken))
    return scenario, source
