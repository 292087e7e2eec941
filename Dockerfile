# syntax=docker/dockerfile:1
FROM node:20.20.2-bookworm-slim AS packages
WORKDIR /srv/mingjing
COPY package.json package-lock.json .npmrc ./
# npm install, not npm ci: the lock file may lack optional packages of this platform.
RUN npm install --omit=dev --no-fund --no-audit

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /srv/mingjing
COPY . .
# Installs the compiler too, which the image does not carry.
RUN npm run build

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production MINGJING_HOST=0.0.0.0
WORKDIR /srv/mingjing
COPY --from=packages /srv/mingjing/node_modules node_modules
COPY --from=build /srv/mingjing/dist dist
COPY LICENSE package.json ./
COPY bin bin
RUN install -d -o node -g node data
USER node
VOLUME /srv/mingjing/data
EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "dist/apps/ledger/main.js"]
