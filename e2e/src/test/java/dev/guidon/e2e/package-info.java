/// The platform seen from outside: packaged services as processes, real servers, public clients.
/// What a test says here holds for whoever installs the platform; nothing here knows a class of a service.
@NullMarked
package dev.guidon.e2e;

import org.jspecify.annotations.NullMarked;
