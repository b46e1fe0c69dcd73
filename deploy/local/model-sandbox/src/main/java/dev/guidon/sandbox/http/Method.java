package dev.guidon.sandbox.http;

/// The methods that some path of the sandbox takes.
enum Method {
    GET,
    POST
}
