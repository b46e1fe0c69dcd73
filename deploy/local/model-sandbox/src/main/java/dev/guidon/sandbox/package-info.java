/// The sandbox as a program: its options, its assembly and its start.
/// A development tool: the upstream of the demo and of the tests of the model gateway, never part of a deployment.
@NullMarked
package dev.guidon.sandbox;

import org.jspecify.annotations.NullMarked;
