/// How flag-service stands to a project of ten thousand flags: how long a page of their list takes, and what the change
/// of one of them writes to Redis. Starts everything that this takes and stops it again.
@NullMarked
package dev.guidon.benchmarks.authoring;

import org.jspecify.annotations.NullMarked;
