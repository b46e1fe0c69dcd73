/// How people become members: somebody who may invites an address, and whoever has the token that comes of it, or
/// proves to own the address, accepts.
@NullMarked
package dev.guidon.flag.invitation;

import org.jspecify.annotations.NullMarked;
