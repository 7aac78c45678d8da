"""Runs programs one after another and takes what the kernel says they cost."""

import os
import time

DEVNULL = os.open(os.devnull, os.O_RDWR)


class Cost:
    """One run: wall and CPU time in seconds, of the program and all its children, peak memory of the largest in MiB."""

    def __init__(self, wall, cpu, memory):
        self.wall = wall
        self.cpu = cpu
        self.memory = memory


class Program:
    """A command line to measure; a run that ends with another code than it must is an error, not a result."""

    def __init__(self, name, command, exit_code=0, environment=None):
        self.name = name
        self.command = [str(word) for word in command]
        self.exit_code = exit_code
        self.environment = dict(os.environ)
        for name in ("JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"):
            self.environment.pop(name, None)
        self.environment.update(environment or {})

    def run(self):
        files = [(os.POSIX_SPAWN_DUP2, DEVNULL, 0), (os.POSIX_SPAWN_DUP2, DEVNULL, 1), (os.POSIX_SPAWN_DUP2, DEVNULL, 2)]
        start = time.perf_counter()
        pid = os.posix_spawnp(self.command[0], self.command, self.environment, file_actions=files)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code != self.exit_code:
            raise SystemExit(f"{self.name} ended with {code}, not {self.exit_code}: {' '.join(self.command)}")
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(programs, rounds):
    """One unmeasured run each, then rounds of one run each: what disturbs the machine disturbs all alike."""
    costs = {program: [] for program in programs}
    for program in programs:
        program.run()
    for _ in range(rounds):
        for program in programs:
            costs[program].append(program.run())
    return costs


def quantile(values, part):
    ordered = sorted(values)
    at = (len(ordered) - 1) * part
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def median(values):
    return quantile(values, 0.5)
