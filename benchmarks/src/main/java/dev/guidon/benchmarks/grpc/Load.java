package dev.guidon.benchmarks.grpc;

/// A shape of load: a bounded number of requests over some connections, each with some requests in flight.
record Load(int connections, int streams, int requests) {

    String name() {
        return connections + " x " + streams;
    }
}
