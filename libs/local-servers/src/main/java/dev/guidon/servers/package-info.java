/// Real PostgreSQL, Redis and Kafka on this machine, from Maven artifacts or as containers.
///
/// [dev.guidon.servers.KeepServers] holds them for tests, `deploy/local` runs them as parts of the local stack. The
/// heavy class path behind them (a broker, a container client) stays inside those processes: nothing here is meant to
/// be on the class path of a service or of its tests.
@NullMarked
package dev.guidon.servers;

import org.jspecify.annotations.NullMarked;
