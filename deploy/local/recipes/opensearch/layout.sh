# Lays the jars out as a distribution does: a module has a folder and a class loader of its own.
set -e
mkdir -p modules/transport-netty4
mv lib/transport-netty4-client-*.jar lib/opensearch-netty4-*.jar lib/netty-*.jar \
  plugin-descriptor.properties modules/transport-netty4/
