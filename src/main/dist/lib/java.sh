# Sourced by the launcher and by make-archive, with $home set to the directory of the distribution.
# Only commands that are built into the shell are used: each other one would cost every check a millisecond.

OLDEST=17
archive=

# Sets java to the program to start, and build to the version of its build as the JDK's file "release" gives it (as
# 17.0.15+6-Debian-1deb12u1), or to nothing. Ends through the caller's `unknown MESSAGE REMEDY` where there is no Java.
find_java() {
    java=
    build=
    if [ -x "$home/runtime/bin/java" ]; then
        java=$home/runtime/bin/java
        build=runtime
        return
    fi
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        find_java_on_path
    fi
    release=${java%/bin/java}/release
    if [ ! -f "$release" ] && [ -h "$java" ]; then
        for candidate in /usr/lib/jvm/*/bin/java; do
            if [ "$java" -ef "$candidate" ]; then
                release=${candidate%/bin/java}/release
                break
            fi
        done
    fi
    [ -r "$release" ] || return 0
    while IFS='="' read -r key _ value _; do
        if [ "$key" = JAVA_RUNTIME_VERSION ]; then
            build=$value
            break
        fi
    done <"$release"
}

find_java_on_path() {
    set -f
    IFS=:
    for directory in ${PATH:-/usr/bin:/bin}; do
        if [ -f "${directory:-.}/java" ] && [ -x "${directory:-.}/java" ]; then
            java=${directory:-.}/java
            break
        fi
    done
    unset IFS
    set +f
    [ -z "$java" ] || return 0
    [ -z "${JAVA_HOME:-}" ] ||
        unknown "there is no bin/java in JAVA_HOME ($JAVA_HOME) and no java on PATH" "set JAVA_HOME to a Java $OLDEST or newer"
    unknown 'no Java' "install Java $OLDEST or newer, put it on PATH or set JAVA_HOME"
}

# Sets archive to the name of the archive of classes that fits this build of Java, if there is one.
find_archive() {
    for archive in "$build.aot" "$build.jsa" ''; do
        [ ! -f "$home/lib/$archive" ] || break
    done
}

# Becomes Java with these arguments.
start() {
    # The JVM says "Picked up ..." for these, and what is meant for other programs does not belong into a check.
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    # Arguments and output are UTF-8, and the messages of the system English, whatever the server's locale.
    LC_ALL=C.UTF-8
    export LC_ALL
    # Each thread that gets memory of its own from glibc takes 64 to 128 MiB of address space, which may be limited.
    MALLOC_ARENA_MAX=1
    export MALLOC_ARENA_MAX
    lib=$home/lib
    collector=-XX:+UseSerialGC
    case $build in
        17.* | 18.*)
            # Before 19, Java uses an archive only where the jars have the very names that they had when it was made: so
            # they go by the number of the open directory.
            [ ! -d /proc/self/fd ] || lib=/proc/self/fd/9
            # And only G1 takes the objects in the archive as they are, which starts faster.
            collector='-XX:+UseG1GC -XX:ParallelGCThreads=1 -XX:ConcGCThreads=1 -XX:G1ConcRefinementThreads=0'
            ;;
    esac
    compile=-XX:CompileThresholdScaling=5
    if [ -n "${many:-}" ]; then
        # What is done a thousand times is worth compiling, and what starts a collector faster is not worth its memory.
        collector=-XX:+UseSerialGC
        compile=-XX:CompileThresholdScaling=0.3
    fi
    case $archive in
        # What Java could learn from the training run about compiling does not pay for a run this short.
        *.aot) set -- "-XX:AOTCache=$lib/$archive" -XX:-AOTReplayTraining "$@" ;;
        *.jsa) set -- "-XX:SharedArchiveFile=$lib/$archive" "$@" ;;
    esac
    # shellcheck disable=SC2086 # several words
    exec "$java" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:+DisplayVMOutputToStderr \
        -XX:TieredStopAtLevel=1 $compile $collector \
        -XX:-UsePerfData -XX:+DisableAttachMechanism -Xrs \
        -Xms16m -Xmx256m -XX:CompressedClassSpaceSize=16m -XX:ReservedCodeCacheSize=16m \
        -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+SuppressFatalErrorMessage \
        -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        -XX:-DumpPrivateMappingsInCore -XX:-DumpSharedMappingsInCore \
        -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 "-Dcheck.archive=$archive" \
        -cp "$lib/@own.jar@:$lib/@commons-cli.jar@:$lib/@j-interop.jar@:$lib/@gson.jar@:$lib/@jline.jar@" \
        "$@" 9<"$home/lib"
}
