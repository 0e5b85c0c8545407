# Sourced by build.sh and verify: finds a JDK 25 or newer and Maven, or says what to type. POSIX sh.
# Sets JAVA_HOME (exported) and soma_mvn.

say() { printf '%s\n' "$*" >&2; }

# Prints the feature release of the JDK in folder $1, or nothing when it holds no JDK.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && printf '%s\n' "${on_path%/bin/javac}"
  for folder in /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* /usr/local/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    printf '%s\n' "$folder"
  done
}

find_jdk() {
  # The first that is exactly 25 wins; else the first newer one.
  newer=
  while IFS= read -r folder; do
    [ -n "$folder" ] || continue
    release=$(jdk_release "$folder")
    [ -n "$release" ] || continue
    if [ "$release" -eq 25 ]; then
      JAVA_HOME=$folder
      export JAVA_HOME
      return 0
    fi
    if [ "$release" -gt 25 ] && [ -z "$newer" ]; then
      newer=$folder
    fi
  done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
  [ -n "$newer" ] || return 1
  JAVA_HOME=$newer
  export JAVA_HOME
}

find_maven() {
  for candidate in "$(command -v mvn 2>/dev/null)" "${MAVEN_HOME:-/nonexistent}/bin/mvn" "${M2_HOME:-/nonexistent}/bin/mvn"; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      soma_mvn=$candidate
      return 0
    fi
  done
  return 1
}

# Prints the command that installs $1 (jdk or maven) with this system's package manager, or nothing.
install_command() {
  if command -v apt-get >/dev/null 2>&1; then
    manager='apt-get install -y --no-install-recommends' jdk=openjdk-25-jdk-headless maven=maven
    if [ "$1" = jdk ] && ! apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
      jdk=temurin-25-jdk
      apt-cache show temurin-25-jdk >/dev/null 2>&1 || return 0
    fi
  elif command -v dnf >/dev/null 2>&1; then manager='dnf install -y' jdk=java-25-openjdk-devel maven=maven
  elif command -v apk >/dev/null 2>&1; then manager='apk add' jdk=openjdk25 maven=maven
  elif command -v pacman >/dev/null 2>&1; then manager='pacman -S --noconfirm' jdk=jdk25-openjdk maven=maven
  elif command -v zypper >/dev/null 2>&1; then manager='zypper install -y' jdk=java-25-openjdk-devel maven=maven
  elif command -v brew >/dev/null 2>&1; then manager='brew install' jdk=openjdk@25 maven=maven
  else return 0
  fi
  case $1 in
    jdk) printf '%s %s\n' "$manager" "$jdk" ;;
    maven) printf '%s %s\n' "$manager" "$maven" ;;
  esac
}

may_install() {
  [ "${SOMA_YES:-}" = 1 ] || [ "$(id -u)" = 0 ]
}

# $1 what (jdk or maven), $2 its name for people, $3 the function that looks for it
need() {
  "$3" && return 0
  if [ "$1" = jdk ] || [ "$1" = maven ]; then
    if may_install && command -v apt-get >/dev/null 2>&1; then
      apt-get update -qq >/dev/null 2>&1 || true
    fi
  fi
  command_line=$(install_command "$1")
  if [ -z "$command_line" ]; then
    say "soma: $2 was not found (looked at JAVA_HOME, PATH and the usual system folders), and this system's package"
    say "soma: manager does not offer it. Install it, for example from https://adoptium.net, and set JAVA_HOME."
    exit 3
  fi
  if ! may_install; then
    say "soma: $2 was not found. Install it with:"
    say "    sudo $command_line"
    say "soma: or call ./soma --yes to have that done."
    exit 3
  fi
  say "soma: $2 was not found; running: $command_line"
  prefix=
  if [ "$(id -u)" != 0 ] && [ "${command_line#brew}" = "$command_line" ]; then prefix=sudo; fi
  # shellcheck disable=SC2086 # both are word lists
  $prefix $command_line >&2 || { say "soma: that failed"; exit 3; }
  "$3" || { say "soma: $2 is still not found after installing it"; exit 3; }
}

need jdk "a JDK 25" find_jdk
need maven "Maven" find_maven
