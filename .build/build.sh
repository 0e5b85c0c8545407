#!/bin/sh
# Builds the command line into target/soma: jars, class paths, a start-up cache, and last the file `launch` that
# says all is there. Called by ./soma when sources are newer than `launch`.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
. ./.build/jdk.sh
. ./.build/parts.sh

log=target/build.log
dist=$here/target/soma
rm -rf target/soma.new
mkdir -p target/soma.new
: >target/soma.new/stamp

say "soma: building (once; log in target/build.log)"
progress() {
  total='' fetched=0
  while IFS= read -r line; do
    case $line in
      *'Building Soma '*'['*) part=${line#*Building } ; fetched=0; say "soma:   $part" ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        if [ $((fetched % 50)) = 0 ]; then say "soma:     $fetched files fetched"; fi ;;
    esac
  done
}
status=target/soma.new/status
{ "$soma_mvn" -B -Dfast -Dmaven.test.skip=true -Dsoma.dist=target/soma.new/lib -pl compiler/cli -am package 2>&1 &&
  echo 0 >"$status" || echo 1 >"$status"; } |
  tee "$log" | progress
if [ "$(cat "$status")" != 0 ]; then
  say "soma: the build failed:"
  why_failed "$log"
  exit 3
fi

cp compiler/cli/target/soma-cli-[0-9]*.jar target/soma.new/lib/
say "soma:   making bytecode plain for a fast start"
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 .build/PlainBytecode.java target/soma.new/lib >>"$log" 2>&1 || {
  say "soma: making bytecode plain failed; see target/build.log"
  exit 3
}
cp -R stdlib/tools/src/main/resources/soma target/soma.new/modules
# Kept under one name from here on, since a start-up cache is bound to the jars' paths and times.
rm -rf "$dist"
mv target/soma.new "$dist"
class_paths "$dist/lib" soma-cli soma-core soma-grammar soma-ir soma-tools antlr4-runtime picocli \
  snakeyaml-engine jackson-core-2 jackson-annotations-2 jackson-databind-2 java-json-canonicalization

say "soma:   preparing a fast start"
# A cache for check with nothing but paths, one for fmt, and one for all that starts on the short class path.
train() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \
    -XX:AOTCacheOutput="$dist/$1.aot" -Xlog:aot=off -Xlog:cds=off -Dsoma.home="$here" -Dsoma.modules="$dist/modules" \
    -cp "$short_path" ai.somagent.soma.cli.StartTraining "$2" capsules >>"$log" 2>&1 || {
    say "soma: the training run of the start-up cache failed; see target/build.log"
    exit 3
  }
}
train check check
train fmt fmt
train short all
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$long_path" ai.somagent.soma.cli.SomaMain \
  compile capsules/marketplace -o "$dist/marketplace.zip" >>"$log" 2>&1 || {
  say "soma: the marketplace capsule did not compile; see target/build.log"
  exit 3
}

{
  echo "soma_java=$(quote "$JAVA_HOME/bin/java")"
  echo "soma_dist=$(quote "$dist")"
  echo "soma_short_path=$(quote "$short_path")"
  echo "soma_long_path=$(quote "$long_path")"
} >"$dist/launch.new"
# As old as the start of the build, so that a source saved meanwhile counts as changed.
touch -r "$dist/stamp" "$dist/launch.new"
mv "$dist/launch.new" "$dist/launch"
say "soma: built"
