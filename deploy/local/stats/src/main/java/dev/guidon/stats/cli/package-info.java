/// The statistics library at the command line: reads cases as JSON, computes each with the library, prints the answers.
/// Anyone can so check a number against R or Python. One class per area maps the fields of a case to the library's
/// values and back; no formula lives here.
@NullMarked
package dev.guidon.stats.cli;

import org.jspecify.annotations.NullMarked;
