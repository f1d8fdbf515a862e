// Loads the page again when `cargo xtask serve --dev` has built something newer. Its own address
// names the build that the page is of.

const build = new URL(import.meta.url).search.slice(1);

async function newest() {
  try {
    const answer = await fetch(`./dev-build?${build}`, { cache: "no-store" });
    return answer.ok ? await answer.text() : build;
  } catch {
    await new Promise((done) => setTimeout(done, 1000));
    return build;
  }
}

while ((await newest()) === build);
location.reload();
