"""The study's own programs and simple baselines on the splits that `ground_run heldout FOLDER` wrote.

   python3 bench/ground_study.py FOLDER STUDIES/opinion     needs numpy and scipy; prints log-loss (agree or disagree) and
                                                            three-way log-loss per conversation
"""
import collections, glob, importlib, os, sys
import numpy as np

def loss(p, y): p = np.clip(p, 1e-4, 1 - 1e-4); return float(-np.where(y, np.log(p), np.log(1 - p)).mean())

def read(path):
    rows = np.loadtxt(path, delimiter=",", skiprows=1, dtype=int)
    return rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3]

def study(VB2, u, i, y, part):
    nu, ni = u.max() + 1, i.max() + 1
    fit = lambda keep, d: VB2(d, 30).fit(u[keep], i[keep], (y[keep] > 0).astype(float), nu, ni)
    passing = lambda keep, d: VB2(d, 30).fit(u[keep], i[keep], (y[keep] == 0).astype(float), nu, ni)
    sided, tr, va, te = y != 0, part == 0, part == 1, part == 2
    judge = lambda head, keep, yes: loss(head.prob(u[keep], i[keep]), yes[keep])
    d = min((1, 2, 3, 4, 5), key=lambda d: judge(fit(tr & sided, d), va & sided, y > 0))
    dp = min((0, 1, 2), key=lambda d: judge(passing(tr, d), va, y == 0))
    q, pp = fit(~te & sided, d).prob(u[te], i[te]), passing(~te, dp).prob(u[te], i[te])
    yt = y[te]; s = yt != 0
    three = np.where(yt == 0, pp, (1 - pp) * np.where(yt > 0, q, 1 - q))
    return loss(q[s], yt[s] > 0), float(-np.log(np.clip(three, 1e-4, 1)).mean())

def logistic(X, y, steps=200):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ w)); h = (X * (p * (1 - p))[:, None]).T @ X + 1e-3 * np.eye(len(w))
        w += np.linalg.solve(h, X.T @ (y - p) - 1e-3 * w)
        if not np.isfinite(w).all(): return np.zeros(X.shape[1])
    return w

def calibrated(f, u, i, y, part):
    """A number per answer becomes a chance by logistic regression on the validation part, beside the statement's own share."""
    va, te, s = part == 1, part == 2, y != 0
    tr = (part == 0) & s
    n = np.bincount(i[tr], minlength=i.max() + 1); a = np.bincount(i[tr], weights=y[tr] > 0, minlength=i.max() + 1)
    m = (a + 4) / (n + 8); lm = np.log(m / (1 - m))
    X = np.c_[np.ones(len(u)), f, lm[i]]
    w = logistic(X[va & s], (y[va & s] > 0).astype(float)); p = 1 / (1 + np.exp(-X @ w))
    return loss(p[te & s], y[te & s] > 0)

def polis(u, i, y, part, k):
    """Polis: column means for what was not answered, two components, scaled; k = groups by k-means (None: reconstruct)."""
    nu, ni = u.max() + 1, i.max() + 1; tr = part == 0
    R = np.full((nu, ni), np.nan); R[u[tr], i[tr]] = y[tr]
    c = (~np.isnan(R)).sum(0); mean = np.where(c > 0, np.nansum(R, 0) / np.maximum(c, 1), 0)
    F = np.where(np.isnan(R), mean, R) - mean
    w, v = np.linalg.eigh(F.T @ F); comps = v[:, ::-1][:, :2].T
    n = (~np.isnan(R)).sum(1); Z = np.where(np.isnan(R), 0, R - mean) @ comps.T * np.sqrt(ni / np.maximum(n, 1))[:, None]
    if k is None: return calibrated((Z @ comps + mean)[u, i], u, i, y, part)
    best = None
    for groups in range(2, 6):
        rng = np.random.default_rng(0)
        for _ in range(5):
            C = Z[rng.choice(nu, groups, replace=False)]
            for _ in range(50):
                l = ((Z[:, None] - C[None]) ** 2).sum(2).argmin(1)
                C = np.array([Z[l == g].mean(0) if (l == g).any() else C[g] for g in range(groups)])
            d = np.sqrt(((Z[:, None] - Z[None]) ** 2).sum(2)) if nu < 1500 else None
            if d is None: sc = -((Z - C[l]) ** 2).sum()
            else:
                M = np.stack([d[:, l == g].mean(1) if (l == g).any() else np.full(nu, 9e9) for g in range(groups)], 1)
                a = M[np.arange(nu), l]; M[np.arange(nu), l] = 9e9; b = M.min(1); sc = ((b - a) / np.maximum(a, b)).mean()
            if best is None or sc > best[0]: best = (sc, l, groups)
    _, l, groups = best
    s = tr & (y != 0)
    A = np.ones((groups, ni)); S = np.full((groups, ni), 2.0)
    np.add.at(A, (l[u[s]], i[s]), y[s] > 0); np.add.at(S, (l[u[s]], i[s]), 1)
    p = A / S; te = (part == 2) & (y != 0)
    return loss(p[l[u[te]], i[te]], y[te] > 0)

def notes(u, i, y, part):
    """Community Notes' factorisation, by alternating ridge regressions on its documented loss (r in 0, .5, 1)."""
    nu, ni = u.max() + 1, i.max() + 1; tr = part == 0; r = (y + 1) / 2
    uu, ii, rr = u[tr], i[tr], r[tr]; mu = rr.mean()
    iu, fu, iN = np.zeros(nu), np.zeros(nu), np.zeros(ni)
    rng = np.random.default_rng(0); fn = rng.normal(size=ni) * .3; li, lf = .15, .03
    def side(own, m, o_f, o_i, rest, n):
        A = np.zeros((n, 2, 2)); b = np.zeros((n, 2))
        np.add.at(A[:, 0, 0], own, 1); np.add.at(A[:, 0, 1], own, o_f); np.add.at(A[:, 1, 1], own, o_f ** 2); A[:, 1, 0] = A[:, 0, 1]
        np.add.at(b[:, 0], own, rest); np.add.at(b[:, 1], own, rest * o_f)
        return np.linalg.solve(A + np.diag([li, lf])[None], b[:, :, None])[:, :, 0].T
    for _ in range(60):
        iu, fu = side(uu, None, fn[ii], iN[ii], rr - mu - iN[ii], nu)
        iN, fn = side(ii, None, fu[uu], iu[uu], rr - mu - iu[uu], ni)
    return calibrated((mu + iu[u] + iN[i] + fu[u] * fn[i]), u, i, y, part)

def main(folder, studies):
    VB2 = None
    try:
        sys.path.insert(0, studies); VB2 = importlib.import_module("vb2").VB2
    except ImportError: print("skipped: the study's variational model is not in", studies)
    rows = collections.defaultdict(lambda: collections.defaultdict(list))
    for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        name = os.path.basename(path).rsplit(".", 2)[0]; u, i, y, part = read(path); row = rows[name]
        if VB2:
            two, three = study(VB2, u, i, y, part); row["study"].append(two); row["study three"].append(three)
        row["polis groups"].append(polis(u, i, y, part, 0)); row["pca-2"].append(polis(u, i, y, part, None))
        row["community notes"].append(notes(u, i, y, part))
    names = list(rows); keys = list(rows[names[0]]) if names else []
    for name in names: print(name, {k: round(float(np.mean(rows[name][k])), 4) for k in keys}, flush=True)
    print("MEAN", {k: round(float(np.mean([np.mean(rows[n][k]) for n in names])), 4) for k in keys})

if __name__ == "__main__": main(sys.argv[1], sys.argv[2])
