"""Judges configurations by their schema: a line `NAME valid` or `NAME invalid` for each.

usage: validate.py SCHEMA FILE...
"""
import json
import os
import sys
import warnings

import yaml

warnings.simplefilter('ignore')
import jsonschema  # noqa: E402


class Loader(yaml.SafeLoader):
    """YAML 1.2's core, as editors read it: `off` and dates are texts; a key stands only once."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag in ('tag:yaml.org,2002:int', 'tag:yaml.org,2002:null')]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def is_valid(schema, path):
    try:
        with open(path, encoding='utf-8') as file:
            jsonschema.validate(yaml.load(file, Loader), schema, jsonschema.Draft202012Validator)
        return True
    except (jsonschema.ValidationError, yaml.YAMLError, UnicodeDecodeError):
        return False


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in sys.argv[2:]:
        print(os.path.basename(path), 'valid' if is_valid(schema, path) else 'invalid')


main()
