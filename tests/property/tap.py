"""What the test says, in TAP."""


class Report:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, good, name):
        self.count += 1
        self.failed += not good
        print(f'{"ok" if good else "not ok"} {self.count} - {name}', flush=True)

    def comment(self, lines):
        for line in lines:
            print(f'# {line}'.rstrip(), flush=True)

    def end(self):
        print(f'1..{self.count}')
        return 1 if self.failed else 0
