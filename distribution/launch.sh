# Shared by ./run and ./calimero-registry: finds a JDK 25 and builds a program when its sources are newer than it.
# Sourced with the repository's root as the working directory of the functions, never run by itself.

needed_java=25

java_version_of() { # JDK_HOME -> major version, or nothing
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_java_home() {
    local on_path candidate
    on_path=$(command -v java || true)
    for candidate in "${JAVA_HOME:-}" \
        ${on_path:+"$(dirname "$(dirname "$(readlink -f "$on_path")")")"} \
        /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
        if [ "$(java_version_of "$candidate")" -ge "$needed_java" ] 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "A JDK $needed_java is needed and none was found: install one (for example Temurin $needed_java) or set JAVA_HOME to it." >&2
    return 1
}

is_stale() { # STAMP -> true when it is missing or a source is newer
    [ ! -f "$1" ] || [ -n "$(find pom.xml registry.* plugins cli distribution testing/registry.development -name target -prune -o \
        -path '*/src/test' -prune -o -type f -newer "$1" -print -quit)" ]
}

build_if_needed() { # MODULE, such as distribution/server
    if is_stale "$1/target/built"; then
        command -v mvn >/dev/null || {
            echo "Maven 3.8 or newer is needed and 'mvn' was not found: install it (Debian: apt install maven)." >&2
            return 1
        }
        echo "Building $1 (once; a minute or two, longer while Maven downloads) ..." >&2
        mvn -B -q -ntp package -pl "$1" -am -DskipTests -Dspotless.check.skip -Djacoco.skip >&2 || {
            echo "The build failed; the lines above say why." >&2
            return 1
        }
    fi
}
