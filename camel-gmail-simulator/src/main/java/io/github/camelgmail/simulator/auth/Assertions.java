package io.github.camelgmail.simulator.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.camelgmail.simulator.auth.ServiceAccounts.ServiceAccount;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Verifies the signed assertions of service accounts: signature, audience, times and authorised scopes. */
public final class Assertions {

    private static final List<String> GOOGLE_AUDIENCES = List.of(
            "https://oauth2.googleapis.com/token",
            "https://www.googleapis.com/oauth2/v4/token",
            "https://accounts.google.com/o/oauth2/token");
    private static final List<String> PATHS = List.of("token", "oauth2/v4/token", "o/oauth2/token");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final ServiceAccounts accounts;
    private final Clock clock;

    public Assertions(ServiceAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What an assertion asks for; the subject, in lower case, is null when the account speaks for itself. */
    record Claim(String subject, Set<String> scopes) {}

    Claim verify(String assertion, String rootUrl) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            ServiceAccount account = accounts.find(claims.getIssuer());
            if (account == null) {
                throw new Refused(400, "invalid_grant", "Invalid grant: account not found");
            }
            checkSignature(jwt, account);
            checkTimes(claims);
            if (claims.getAudience().stream().noneMatch(audience -> isOurs(audience, rootUrl))) {
                throw new Refused(400, "invalid_grant", "Invalid JWT: Failed audience check.");
            }
            return authorised(claims, account);
        } catch (ParseException e) {
            throw new Refused(400, "invalid_grant", "Bad Request");
        } catch (JOSEException e) {
            throw new Refused(400, "invalid_grant", "Invalid JWT Signature.");
        }
    }

    private static void checkSignature(SignedJWT jwt, ServiceAccount account) throws JOSEException {
        String keyId = jwt.getHeader().getKeyID();
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                || (keyId != null && !keyId.equals(account.keyId()))
                || !jwt.verify(new RSASSAVerifier(account.key()))) {
            throw new Refused(400, "invalid_grant", "Invalid JWT Signature.");
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant issued = instant(claims.getIssueTime());
        Instant expires = instant(claims.getExpirationTime());
        if (issued == null
                || expires == null
                || issued.isAfter(now.plus(SKEW))
                || expires.isBefore(now.minus(SKEW))
                || Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            throw new Refused(
                    400,
                    "invalid_grant",
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
                            + " Check your iat and exp values in the JWT claim.");
        }
    }

    private static Claim authorised(JWTClaimsSet claims, ServiceAccount account) throws ParseException {
        String scope = claims.getStringClaim("scope");
        Set<String> scopes = scope == null ? Set.of() : TokenEndpoint.split(scope);
        if (scopes.isEmpty()) {
            throw new Refused(400, "invalid_scope", "Empty or missing scope not allowed.");
        }
        String subject = claims.getStringClaim("sub");
        boolean ofItself = subject == null || subject.equals(claims.getIssuer());
        if (!ofItself && !account.scopes().containsAll(scopes)) {
            throw new Refused(
                    401,
                    "unauthorized_client",
                    "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any"
                            + " of the scopes requested.");
        }
        return new Claim(ofItself ? null : subject.toLowerCase(Locale.ROOT), scopes);
    }

    private static boolean isOurs(String audience, String rootUrl) {
        return GOOGLE_AUDIENCES.contains(audience) || PATHS.stream().anyMatch(path -> audience.equals(rootUrl + path));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    /** An assertion is not accepted; the message is the {@code error_description}. */
    static final class Refused extends RuntimeException {
        private final int status;
        private final String error;

        Refused(int status, String error, String description) {
            super(description, null, false, false);
            this.status = status;
            this.error = error;
        }

        int status() {
            return status;
        }

        String error() {
            return error;
        }
    }
}
