package dev.guidon.flag.factor;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.Guard;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.ProvePassword.Proof;
import dev.guidon.flag.account.RedeemProof;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.secret.SecretBox;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The life of a second factor: begun, confirmed by a first code, ended.
@ApplicationScoped
public class EnrolFactor {
    /// As long as the hash, which RFC 4226 asks for (section 4, R6).
    private static final int KEY_BYTES = 20;

    private final AccountStore accounts;
    private final SecondFactorStore factors;
    private final RedeemProof proofs;
    private final CheckFactor codes;
    private final Guard guard;
    private final AuditPerson audit;
    private final SecretBox box;
    private final SecureRandom random;

    EnrolFactor(
            AccountStore accounts,
            SecondFactorStore factors,
            RedeemProof proofs,
            CheckFactor codes,
            Guard guard,
            AuditPerson audit,
            SecretBox box,
            SecureRandom random) {
        this.accounts = accounts;
        this.factors = factors;
        this.proofs = proofs;
        this.codes = codes;
        this.guard = guard;
        this.audit = audit;
        this.box = box;
        this.random = random;
    }

    /// How somebody stands.
    ///
    /// @param demandedBy keys of the organizations that demand one
    public record Standing(boolean active, int recoveryCodesLeft, List<String> demandedBy) {}

    @WithTransaction
    public Uni<Standing> standing(UserAccount account) {
        return factors.find(account.id())
                .map(found -> found.filter(SecondFactor::isActive))
                .chain(active -> factors.demanding(account.email().text())
                        .map(demanding -> new Standing(
                                active.isPresent(),
                                active.map(factor -> factor.recoveryHashes().size())
                                        .orElse(0),
                                demanding)));
    }

    /// A key, which makes codes that count once it is confirmed. One that was begun before is forgotten. Fails with
    /// `Conflict` when there is an active one.
    @WithTransaction
    public Uni<Enrolment> begin(Proof proof) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Instant at = proof.attempt().at();
        String sealed = box.seal(Base64.getEncoder().encodeToString(key));
        return proofs.redeem(proof)
                .call(account -> factors.find(account.id()).invoke(EnrolFactor::refuseActive))
                .call(account ->
                        factors.put(new SecondFactor(account.id(), sealed, Optional.empty(), 0, List.of(), at)))
                .map(account -> Enrolment.of(account.email(), key));
    }

    private static void refuseActive(Optional<SecondFactor> found) {
        found.filter(SecondFactor::isActive).ifPresent(_ -> {
            throw new FailureException(
                    new Failure.Conflict("second_factor_active", "you have a second factor; end it first"));
        });
    }

    /// Counts as an attempt to log in, so it is [Guard#admit]ted first. Fails with `Conflict` when none was begun, or
    /// with `Unauthenticated` when the code is wrong.
    @WithTransaction
    public Uni<RecoveryCodes> confirm(UserAccount account, String code, Attempt attempt) {
        RecoveryCodes recovery = RecoveryCodes.create(random);
        return locked(account)
                .invoke(EnrolFactor::refuseActive)
                .map(found -> found.orElseThrow(EnrolFactor::missing))
                .chain(factor -> codes.take(account, factor, code, attempt.at()))
                .chain(factor -> factors.put(factor.confirmed(attempt.at()).with(recovery.hashes())))
                .chain(() -> guard.succeeded(attempt))
                .chain(() -> note(account, "user.second_factor_added", attempt.at()))
                .replaceWith(recovery);
    }

    /// New recovery codes in the place of those that are left. As [#confirm].
    @WithTransaction
    public Uni<RecoveryCodes> renew(UserAccount account, String code, Attempt attempt) {
        RecoveryCodes recovery = RecoveryCodes.create(random);
        return active(account)
                .chain(factor -> codes.take(account, factor, code, attempt.at()))
                .chain(factor -> factors.put(factor.with(recovery.hashes())))
                .chain(() -> guard.succeeded(attempt))
                .chain(() -> note(account, "user.recovery_codes_renewed", attempt.at()))
                .replaceWith(recovery);
    }

    /// As [#confirm].
    @WithTransaction
    public Uni<Void> end(UserAccount account, String code, Attempt attempt) {
        return active(account)
                .chain(factor -> codes.take(account, factor, code, attempt.at()))
                .chain(() -> factors.remove(account.id()))
                .chain(() -> guard.succeeded(attempt))
                .chain(() -> note(account, "user.second_factor_removed", attempt.at()));
    }

    /// For somebody who lost everything. Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> remove(String userId, Stamp stamp) {
        return accounts.lock(userId)
                .map(credential -> credential.account())
                .call(account -> factors.remove(userId))
                .chain(account ->
                        audit.note(stamp, Happening.removed(account, "user.second_factor_removed", Map.of())));
    }

    private Uni<SecondFactor> active(UserAccount account) {
        return locked(account).map(found -> found.filter(SecondFactor::isActive).orElseThrow(EnrolFactor::missing));
    }

    private Uni<Optional<SecondFactor>> locked(UserAccount account) {
        return accounts.lock(account.id()).chain(() -> factors.find(account.id()));
    }

    private static FailureException missing() {
        return new FailureException(
                new Failure.Conflict("second_factor_missing", "you have no second factor; begin with one"));
    }

    private Uni<Void> note(UserAccount account, String action, Instant at) {
        return audit.note(AuditPerson.self(account, at), Happening.added(account, action, Map.of()));
    }
}
