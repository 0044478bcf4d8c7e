"""A runner of GitHub's that knows composite actions of `run` steps: it gives each step what a real one
would, and keeps what the step leaves behind."""
import json
import os
import re
import subprocess
from collections import namedtuple

Ran = namedtuple('Ran', 'status log outputs summary')

READ_YAML = '''const yaml = require(process.argv[1]);
process.stdout.write(JSON.stringify(yaml.parse(require("fs").readFileSync(0, "utf8"))));'''


def read_yaml(path, modules):
    with open(path, 'rb') as file:
        ran = subprocess.run(['node', '-e', READ_YAML, os.path.join(modules, 'yaml')], stdin=file,
                             capture_output=True, timeout=60, check=True)
    return json.loads(ran.stdout)


def evaluate(text, context):
    """A text with its `${{ … }}`, each of which names one value."""
    def value(match):
        found = context
        for key in match[1].strip().split('.'):
            found = found[key]  # a name that is not declared is a fault
        return found
    return re.sub(r'\$\{\{(.*?)\}\}', value, str(text))


def read_outputs(path):
    """GITHUB_OUTPUT, strictly: `name=value` lines alone, which is all that we write."""
    outputs = {}
    with open(path, encoding='utf-8') as file:
        for line in file.read().split('\n')[:-1]:
            name, equals, value = line.partition('=')
            if not equals or not re.fullmatch('[a-z-]+', name) or name in outputs:
                raise ValueError(f'no output: {line!r}')
            outputs[name] = value
    return outputs


class Runner:
    def __init__(self, action, folder, environment):
        """`action` is what action.yml holds, `folder` where the runner may write."""
        self.action = action
        self.folder = folder
        self.environment = environment
        self.count = 0

    def path(self, name):
        return os.path.join(self.folder, f'{name}{self.count}')

    def run_step(self, step, context, place, environment):
        script, output = self.path('script'), self.path('output')
        with open(script, 'w', encoding='utf-8') as file:
            file.write(evaluate(step['run'], context))
        open(output, 'w', encoding='utf-8').close()
        given = {name: evaluate(value, context) for name, value in step.get('env', {}).items()}
        ran = subprocess.run(
            ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', script], cwd=place,
            env={**self.environment, **environment, **given, 'GITHUB_OUTPUT': output},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=120, check=False)
        self.count += 1
        return ran.returncode, ran.stdout, read_outputs(output)

    def run(self, place, inputs, **environment):
        """Runs the action in the workspace `place`."""
        declared = self.action['inputs']
        unknown = set(inputs) - set(declared)
        if unknown:
            raise ValueError(f'unknown inputs: {unknown}')
        values = {name: inputs.get(name, str(entry.get('default', '')))
                  for name, entry in declared.items()}
        context = {'inputs': values, 'steps': {},
                   'github': {'action_repository': '', 'action_ref': ''}}
        summary = self.path('summary')
        open(summary, 'w', encoding='utf-8').close()
        environment = {'GITHUB_ACTIONS': 'true', 'GITHUB_WORKSPACE': place, 'CI': 'true',
                       'GITHUB_STEP_SUMMARY': summary, 'RUNNER_TEMP': self.folder,
                       **environment}
        log, status = b'', 0
        for step in self.action['runs']['steps']:
            status, said, outputs = self.run_step(step, context, place, environment)
            log += said
            context['steps'][step['id']] = {'outputs': outputs}
            if status:
                break
        context['steps'].setdefault('lint', {'outputs': {}})
        lint = context['steps']['lint']['outputs']
        outputs = {name: evaluate(entry['value'], context) if lint else ''
                   for name, entry in self.action['outputs'].items()}
        with open(summary, encoding='utf-8') as file:
            return Ran(status, log, outputs, file.read())
