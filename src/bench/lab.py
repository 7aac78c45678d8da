"""What is measured, and with what: JDKs, the packaged check, its image, the simulated host, impacket."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from measure import Program

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "target"
DISTRIBUTION = TARGET / "check_hyperv_storage_qos"
WMIQUERY = pathlib.Path("/usr/share/doc/python3-impacket/examples/wmiquery.py")
PYTHON = "/usr/bin/python3"  # Debian's, which knows Debian's impacket
PASSWORD = "Geheim-1!"


class Jdk:
    def __init__(self, home):
        self.home = home
        release = (home / "release").read_text()
        self.version = re.search(r'^JAVA_RUNTIME_VERSION="(.*)"', release, re.M).group(1)
        self.major = int(re.match(r"\d+", self.version).group())

    def tool(self, name):
        return self.home / "bin" / name


def find_jdks():
    """One JDK 17 and, where there is one, the newest from 25 on."""
    jdks = []
    for release in sorted(pathlib.Path("/usr/lib/jvm").glob("*/release")):
        if not release.parent.is_symlink() and (release.parent / "bin/javac").exists():
            jdks.append(Jdk(release.parent))
    of_17 = [jdk for jdk in jdks if jdk.major == 17]
    newer = sorted((jdk for jdk in jdks if jdk.major >= 25), key=lambda jdk: jdk.major)
    if not of_17:
        raise SystemExit("no JDK 17 under /usr/lib/jvm")
    return of_17[0], newer[-1] if newer else None


class Lab:
    """Scratch space, and all that is in it; a context that leaves nothing behind."""

    def __init__(self, port):
        self.port = port
        # Of its own, as impacket insists on the port, and others may listen on it elsewhere.
        self.address = f"127.61.{os.getpid() // 250 % 250 + 1}.{os.getpid() % 250 + 1}"
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="bench."))
        self.jdk17, self.jdk25 = find_jdks()
        self.authentication = self.scratch / "monitor.auth"
        self.hosts = []

    def __enter__(self):
        self.authentication.touch(mode=0o600)
        self.authentication.write_text(f"password={PASSWORD}\n")
        return self

    def __exit__(self, *_):
        for host in self.hosts:
            host.process.kill()
            host.process.communicate()
        shutil.rmtree(self.scratch)

    def host(self, scenario, latency_ms=0):
        host = Host(self, scenario, latency_ms)
        self.hosts.append(host)
        return host

    def big_host(self, disks):
        scenario = self.scratch / f"{disks}-disks.json"
        machines = max(1, disks // 40)
        scenario.write_text(json.dumps({"generate": {"disks": disks, "machines": machines, "below": 1}}))
        return self.host(scenario)

    def distribution_for_25(self):
        """The distribution, with the cache that its own make-archive makes for JDK 25."""
        copy = self.scratch / "for-25"
        subprocess.run(["cp", "-a", DISTRIBUTION, copy], check=True)
        environment = dict(os.environ, JAVA_HOME=str(self.jdk25.home))
        subprocess.run([copy / "lib/make-archive"], env=environment, check=True, stdout=subprocess.DEVNULL)
        return copy

    def image(self):
        """The distribution with a Java of its own, built in a copy of the project."""
        project = self.scratch / "project"
        project.mkdir()
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
        pack = subprocess.Popen(["tar", "--null", "-T", "-", "-cf", "-"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        unpack = subprocess.Popen(["tar", "-xf", "-", "-C", project], stdin=pack.stdout)
        pack.stdin.write(files)
        pack.stdin.close()
        if pack.wait() or unpack.wait():
            raise SystemExit("cannot copy the project")
        subprocess.run(
            ["mvn", "-q", "-B", "package", "-Pimage", "-DskipTests"],
            cwd=project, check=True, env=dict(os.environ, JAVA_HOME=str(self.jdk25.home)), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        return project / "target/check_hyperv_storage_qos"

    def check(self, name, distribution, host, jdk=None, options=(), exit_code=1):
        command = [distribution / "bin/check_hyperv_storage_qos", *host.options(), "-t", "300", *options]
        return Program(name, command, exit_code, {"JAVA_HOME": str(jdk.home)} if jdk else None)

    def hello(self, name, jdk):
        """Hello world, with the options of the launcher and the archive that the JDK comes with."""
        classes = self.scratch / "hello"
        if not classes.exists():
            source = ROOT / "src/bench/Hello.java"
            subprocess.run([self.jdk17.tool("javac"), "-d", classes, source], check=True)
            subprocess.run([self.jdk17.tool("jar"), "cf", classes / "hello.jar", "-C", classes, "Hello.class"], check=True)
        start = 'unknown() { exit 3; }; home=$1; jar=$2; . "$home/lib/java.sh"; find_java; start -cp "$jar" Hello'
        command = ["sh", "-c", start, "-", DISTRIBUTION, classes / "hello.jar"]
        return Program(name, command, 0, {"JAVA_HOME": str(jdk.home)})

    def impacket(self, name, host, queries):
        wql = self.scratch / "queries.wql"
        wql.write_text("".join(query + "\n" for query in queries))
        target = f"CONTOSO/monitor:{PASSWORD}@{host.address}"
        return Program(name, [
            PYTHON, WMIQUERY, target, "-namespace", "//./root/virtualization/v2", "-rpc-auth-level", "privacy",
            "-file", wql])


class Host:
    """A simulated host in a process of its own."""

    def __init__(self, lab, scenario, latency_ms):
        self.lab = lab
        self.stats = lab.scratch / "stats.json"
        self.process = subprocess.Popen(
            [ROOT / ".ci/lib/simulated-host", "--scenario", scenario, "--stats", self.stats,
             "--latency-ms", str(latency_ms), "--address", lab.address, "--port", str(lab.port)],
            env=dict(os.environ, JAVA_HOME=str(lab.jdk17.home)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline().split()
        if line[:1] != ["listening"]:
            raise SystemExit("the simulated host did not start; run mvn package first")
        self.address, self.port = line[1], line[2]

    def options(self):
        return ["-H", self.address, "-p", self.port, "-u", "CONTOSO\\monitor", "-A", self.lab.authentication]

    def stop(self):
        """Ends it and returns what it counted."""
        self.lab.hosts.remove(self)
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)
        return json.loads(self.stats.read_text())


def queries_of(check):
    """The queries that the check asks, as it tells them itself."""
    output = subprocess.run(check.command + ["-vv"], env=check.environment, capture_output=True, text=True).stdout
    return re.findall(r"^query: (SELECT .*): \d+ rows$", output, re.M)


def machine():
    """The machine in a line, and what ran on it."""
    cpu = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    memory = re.search(r"^MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text(), re.M)
    system = re.search(r'^PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text(), re.M)
    names = [
        cpu.group(1) if cpu else os.uname().machine, f"{os.cpu_count()} CPUs",
        f"{int(memory.group(1)) / 2**20:.0f} GiB", system.group(1), f"Linux {os.uname().release}"]
    return ", ".join(names)


def impacket_version():
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "python3-impacket"], capture_output=True, text=True)
    return query.stdout or None
