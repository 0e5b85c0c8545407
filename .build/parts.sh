# Sourced by build.sh and servers.sh, in the repository's folder, after jdk.sh. POSIX sh.
# Lets one build run at a time, and gives what both tell of a failure and write their file `launch` with.

mkdir -p target 2>/dev/null || { say "soma: cannot write to $here/target"; exit 3; }
[ -w target ] || { say "soma: cannot write to $here/target"; exit 3; }
# One build at a time; a lock whose owner is gone is stale.
while ! mkdir target/.lock 2>/dev/null; do
  owner=$(cat target/.lock/pid 2>/dev/null || true)
  if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
    rm -rf target/.lock
    continue
  fi
  say "soma: another build is running; waiting for it"
  sleep 2
done
echo $$ >target/.lock/pid
trap 'rm -rf target/.lock' EXIT
trap 'exit 130' INT TERM
# A module's folder changes when its target is made; after a build's stamp, that would count as a source saved meanwhile.
sed -n 's|.*<module>\(.*\)</module>.*|\1/target|p' pom.xml | xargs mkdir -p

# Shows the errors in Maven's output $1, or its end when it names none.
why_failed() {
  errors=$(grep -E '^\[(ERROR|FATAL)\]' "$1" | head -n 20)
  if [ -n "$errors" ]; then printf '%s\n' "$errors" >&2; else tail -n 20 "$1" >&2; fi
}

# $1 is the folder of jars, the rest are the names of those that come first. Sets short_path to them and long_path to all.
class_paths() {
  jars=$1
  shift
  short_path=
  for name; do
    for jar in "$jars"/"$name"[-.][0-9]*.jar; do
      [ -f "$jar" ] || { say "soma: the build left no $name"; exit 3; }
      short_path=$short_path${short_path:+:}$jar
    done
  done
  long_path=$short_path
  for jar in "$jars"/*.jar; do
    case :$short_path: in *:"$jar":*) ;; *) long_path=$long_path:$jar ;; esac
  done
}

# Prints $1 as one word of sh.
quote() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
