/// Who calls, and which model version the call gets: the variant that the route's flag serves to the caller's unit.
/// Decides in memory; knows neither how calls arrive nor how providers are reached.
@NullMarked
package dev.guidon.gateway.route;

import org.jspecify.annotations.NullMarked;
