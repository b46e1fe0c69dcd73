package dev.guidon.flag.access;

import dev.guidon.flag.audit.Stamp;

/// Who changes rights: nobody gives away more than they have.
///
/// @param rights of the author in the organization; [Grants#ALL] for what the installation itself decides
public record Author(Grants rights, Stamp stamp) {}
