#!/bin/sh
# Builds the command `deploy/local/servers` into target/servers: jars, class paths, and last the file `launch`
# that says all is there. Called by deploy/local/servers when something is newer than `launch`.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
. ./.build/jdk.sh
. ./.build/parts.sh

log=target/servers.log
dist=$here/target/servers
rm -rf target/servers.new
mkdir -p target/servers.new
: >target/servers.new/stamp
say "servers: building the command (once; log in target/servers.log)"
if ! "$soma_mvn" -B -ntp -Dfast -Dmaven.test.skip=true -pl deploy/local/control,deploy/local/proof -am \
  -Dservers.dist=target/servers.new/lib package >"$log" 2>&1; then
  say "servers: the build failed:"
  why_failed "$log"
  exit 3
fi
cp deploy/local/proof/target/soma-servers-proof-[0-9]*.jar target/servers.new/lib/
rm -rf "$dist"
mv target/servers.new "$dist"
class_paths "$dist/lib" soma-servers picocli jackson-core-2 jackson-annotations-2 jackson-databind-2
# Classes laid out for a fast start; without it everything works, more slowly. It looks at no session of anybody's.
SOMA_RUN=$dist/run "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$dist/start.jsa" -Xlog:cds=off -Xlog:aot=off \
  -cp "$short_path" ai.somagent.soma.servers.command.ServersMain status >>"$log" 2>&1 || true
rm -rf "$dist/run"
{
  echo "servers_java=$(quote "$JAVA_HOME/bin/java")"
  echo "servers_short_path=$(quote "$short_path")"
  echo "servers_long_path=$(quote "$long_path")"
} >"$dist/launch.new"
# As old as the start of the build, so that a source saved meanwhile counts as changed.
touch -r "$dist/stamp" "$dist/launch.new"
mv "$dist/launch.new" "$dist/launch"
